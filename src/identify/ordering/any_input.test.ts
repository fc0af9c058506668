import fc from "fast-check";
import { expect, it } from "vitest";
import { manifest as customers } from "#identify/customers";
import { manifest as events } from "#identify/events";
import { manifest as orders } from "#identify/orders";
import { fixedClock } from "#platform/clock";
import type { Route } from "#platform/http";
import { apiCaller, newWorkspace } from "#test/api";
import { testDatabase } from "#test/database";
import { manifest } from "./index.ts";

const database = await testDatabase();
const now = new Date("2026-03-01T08:00:00Z");
const routes = [customers, events, orders, manifest].flatMap((one) => one.routes ?? []);
const batches = routes.filter((route) => route.body);
const reads = routes.filter((route) => route.method === "get");

const identities = {
  externalId: "1",
  email: "a@x.es",
  phone: "+34600000000",
  deviceId: "d",
  anonymousId: "a",
};
const at = "2026-02-01T10:00:00Z";
const line = { sku: "a", product: "b", quantity: "1", unitPrice: "2", discount: "0", amount: "2" };
const refund = {
  refundRef: "r",
  at,
  amount: "1",
  lines: [{ sku: "a", quantity: 1, amount: "1" }],
  currency: "USD",
};
/** Good items, of which one part is spoilt. */
const items: readonly Record<string, unknown>[] = [
  {
    messageId: "m",
    type: "page.viewed",
    at,
    identities,
    amount: "1",
    currency: "USD",
    props: { a: 1 },
    traits: { city: "x" },
    depth: 1,
    causeId: null,
    source: "api",
  },
  {
    identities,
    traits: { name: "A", country: "ES", birthday: "1990-01-01", language: "es", gender: "female", free: 1 },
    at,
    messageId: "u",
  },
  {
    orderRef: "1",
    identities,
    placedAt: at,
    updatedAt: at,
    currency: "USD",
    lines: [line],
    total: "2",
    status: "cancelled",
    cancelledAt: at,
    refunds: [refund],
    source: "s",
  },
  { ...refund, kind: "refund", orderRef: "1", identities },
  { currency: "USD", date: "2026-02-01", rate: "1" },
];

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.constantFrom<unknown>(
    "\u0000",
    "\ud800",
    "e\u0301".repeat(300),
    "1e400",
    "9".repeat(90),
    "-0",
    "99999999999999.9999",
    1e21,
    -1e-9,
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59+14:00",
    "2026-02-01T10:00:00.999999999-23:59",
    "__proto__",
    [],
    {},
    [[]],
    "x".repeat(5000),
    "🦊".repeat(200),
    "'; drop table identify.event --",
    "%",
    "\\",
  ),
);

/** The item with one place, at any depth, replaced. */
const spoilt = fc
  .tuple(fc.constantFrom(...items), fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }), odd)
  .map(([item, way, value]) => spoil(item, way, value));

function spoil(value: unknown, [step = 0, ...way]: readonly number[], by: unknown): unknown {
  if (typeof value !== "object" || value === null) return by;
  const keys = Object.keys(value);
  if (keys.length === 0) return by;
  const key = keys[step % keys.length] ?? "";
  const inner = (value as Record<string, unknown>)[key];
  const put = way.length === 0 ? by : spoil(inner, way, by);
  return Array.isArray(value) ? value.with(Number(key), put) : { ...value, [key]: put };
}

it(
  "whatever is sent is taken or refused, item by item, and nothing breaks",
  { timeout: 60_000 },
  async () => {
    const { ask } = apiCaller(database, await newWorkspace(database, now), fixedClock(now));
    const some = fc.array(fc.oneof({ weight: 5, arbitrary: spoilt }, { weight: 1, arbitrary: odd }), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...batches), some, async (route: Route, sent) => {
        // As a body arrives: through JSON.
        const body = JSON.parse(JSON.stringify({ items: sent.map((one) => one ?? null) })) as unknown;
        const answer = await ask<{ accepted: number; duplicates: number; refused: unknown[] }>(route, {
          body,
        });
        expect(answer.accepted + answer.duplicates + answer.refused.length).toBe(sent.length);
      }),
      { numRuns: Number(process.env["VINCULO_RUNS"] ?? 300) },
    );
  },
);

it("whatever is asked for is answered or refused", { timeout: 60_000 }, async () => {
  const { answer } = apiCaller(database, await newWorkspace(database, now), fixedClock(now));
  const word = fc
    .oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom("%", "\\", "_", "'", "..", "-infinity", "0", "núñez"),
    )
    .filter((text) => !text.includes("\u0000") && text.isWellFormed());
  const cursor = fc.oneof(
    word,
    fc
      .array(fc.oneof(word, fc.integer()), { maxLength: 4 })
      .map((key) => Buffer.from(JSON.stringify(key)).toString("base64url")),
  );
  const query = fc.record(
    {
      search: word,
      stage: word,
      "trait.city": word,
      sort: fc.constantFrom("name", "revenue", "lastOrder"),
      after: cursor,
      before: cursor,
      types: word,
      limit: fc.constantFrom("1", "500"),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...reads), word, query, async (route, customerId, asked) => {
      const known = route.query && "shape" in route.query ? Object.keys(route.query.shape as object) : [];
      const fitting = Object.entries(asked).filter(
        ([name]) => known.includes(name) || name.startsWith("trait."),
      );
      const given = await answer(route, { params: { customerId }, query: Object.fromEntries(fitting) });
      expect(given).toBeTypeOf("object");
    }),
    { numRuns: Number(process.env["VINCULO_RUNS"] ?? 300) },
  );
});
