import fc from "fast-check";
import { expect, it } from "vitest";
import { manifest as events } from "#identify/events";
import { fixedClock } from "#platform/clock";
import type { Route } from "#platform/http";
import { apiCaller, newWorkspace } from "#test/api";
import { testDatabase } from "#test/database";
import { postOrders } from "./ordering.routes.ts";
import { putRates } from "./rates.routes.ts";
import { stateOf } from "./record.fixture.ts";

const database = await testDatabase();
const [postEvents, putCustomers] = events.routes ?? [];
if (!postEvents || !putCustomers) throw new Error("the events slice has lost its routes");

/** Something that arrives: by which way in, and the item. */
type Arrival = { readonly via: "orders" | "customers" | "events" | "rates"; readonly item: unknown };
const routes: Readonly<Record<Arrival["via"], Route>> = {
  orders: postOrders,
  customers: putCustomers,
  events: postEvents,
  rates: putRates,
};

const people = [0, 1, 2].map((one) => ({
  externalId: `X${one}`,
  email: `p${one}@x.es`,
  phone: `+3460000000${one}`,
}));
const person = fc.constantFrom(...people);
const day = fc.integer({ min: 1, max: 9 }).map((one) => `2026-02-0${one}T10:00:00Z`);
const amount = fc.constantFrom("0", "5", "12.34", "0.0001", "99999999999999.9999");
const currencies = ["EUR", "USD", undefined, "JPY"];

/** An order's person and currency are its number's; what changes between versions is everything else. */
const orderVersion = fc
  .record({
    number: fc.nat(4),
    placedAt: day,
    updatedAt: fc.option(day, { nil: undefined }),
    total: amount,
    lines: fc.nat(3),
    cancelledAt: fc.option(day, { nil: undefined, freq: 4 }),
    refunds: fc.array(fc.record({ refundRef: fc.constantFrom("1", "2"), at: day, amount }), { maxLength: 2 }),
  })
  .map(({ number, lines, ...said }) => ({
    ...said,
    orderRef: `o${number}`,
    identities: people[number % people.length],
    currency: currencies[number % currencies.length],
    lines: Array.from({ length: lines }, (_, at) => ({
      sku: `s${at}`,
      quantity: 1,
      amount: at === 0 ? said.total : "0",
    })),
  }));

const refundAlone = fc
  .record({ number: fc.nat(6), refundRef: fc.constantFrom("1", "2", "3"), at: day, amount, updatedAt: day })
  .map(({ number, ...said }) => ({
    ...said,
    kind: "refund",
    orderRef: `o${number}`,
    currency: currencies[number % currencies.length],
  }));

const upsert = fc.record({
  identities: person,
  at: day,
  traits: fc.dictionary(
    fc.constantFrom("city", "name", "vip"),
    fc.constantFrom("Lugo", "Vigo", "Ñuñoa", null),
    { minKeys: 1 },
  ),
});

const event = fc.record({
  identities: person,
  at: day,
  traits: fc.constantFrom({}, { city: "Cádiz" }, { name: "Íñigo" }),
  type: fc.constantFrom("page.viewed", "call.made"),
});

const arrivals = fc
  .record({
    orders: fc.array(orderVersion, { maxLength: 10 }),
    refunds: fc.array(refundAlone, { maxLength: 6 }),
    upserts: fc.array(upsert, { maxLength: 5 }),
    events: fc.array(event, { maxLength: 5 }),
    rates: fc.uniqueArray(
      fc.record({
        currency: fc.constantFrom("USD", "JPY"),
        date: day.map((at) => at.slice(0, 10)),
        rate: fc.constantFrom("0.9", "1", "0.006"),
      }),
      {
        maxLength: 4,
        selector: (one) => one.currency + one.date,
      },
    ),
  })
  .map(({ orders, refunds, upserts, events: happened, rates }): Arrival[] => [
    ...orders.map((item) => ({ via: "orders" as const, item })),
    ...refunds.map((item) => ({ via: "orders" as const, item })),
    ...upserts.map((item) => ({ via: "customers" as const, item })),
    ...happened.map((item, at) => ({ via: "events" as const, item: { ...item, messageId: `m${at}` } })),
    ...rates.map((item) => ({ via: "rates" as const, item })),
  ])
  .chain((all) =>
    fc.record({
      clean: fc.constant(all),
      shuffled: fc
        .tuple(fc.shuffledSubarray(all, { minLength: all.length }), fc.shuffledSubarray(all))
        .map(([once, again]) => [...once, ...again]),
      mixed: fc
        .shuffledSubarray([...all.keys()], { minLength: all.length })
        .map((order) => order.map((at) => all[at] as Arrival)),
      size: fc.integer({ min: 1, max: 6 }),
    }),
  );

async function taken(order: readonly Arrival[], size: number, now: Date): Promise<unknown> {
  const workspaceId = await newWorkspace(database, now, "EUR", "America/Bogota");
  const { ask } = apiCaller(database, workspaceId, fixedClock(now));
  const batches: { via: Arrival["via"]; items: unknown[] }[] = [];
  for (const { via, item } of order) {
    const last = batches.at(-1);
    if (last?.via === via && last.items.length < size) last.items.push(item);
    else batches.push({ via, items: [item] });
  }
  for (const { via, items } of batches) {
    const { refused } = await ask<{ refused: unknown[] }>(routes[via], { body: { items } });
    expect(refused).toEqual([]);
  }
  return stateOf(database, workspaceId);
}

const seed = Number(process.env["VINCULO_SEED"] ?? Date.now() % 1_000_000);

it(
  `late, repeated, shuffled or re-batched facts give the same record (VINCULO_SEED=${seed})`,
  { timeout: 120_000 },
  async () => {
    const [early, late] = [new Date("2026-02-10T00:00:00Z"), new Date("2027-01-01T00:00:00Z")];
    await fc.assert(
      fc.asyncProperty(arrivals, async ({ clean, shuffled, mixed, size }) => {
        const inOrder = await taken(clean, 1, early);
        expect(await taken(shuffled, size, late)).toEqual(inOrder);
        expect(await taken([...mixed, ...clean], 500, late)).toEqual(inOrder);
      }),
      { numRuns: Number(process.env["VINCULO_RUNS"] ?? 30), seed },
    );
  },
);
