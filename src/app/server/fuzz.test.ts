import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { establish, rightsOf } from "#access/accounts";
import { issueKey } from "#access/keys";
import { slices } from "#app/slices";
import type { Route } from "#platform/http";
import { isRefusal } from "#platform/refusals";
import { testDatabase } from "#test/database";
import { testServer } from "./server.testing.ts";

const database = await testDatabase();
const { call, url } = await testServer(database);
const founded = await establish(
  database,
  {
    workspace: "A",
    zone: "Europe/Madrid",
    currency: "EUR",
    name: "A",
    email: "a@example.com",
    password: "larga y buena",
  },
  new Date(),
  {
    onlyFirst: true,
    also: (tx, { workspaceId }) => {
      const rights = [...rightsOf("owner")];
      return issueKey(
        tx,
        { workspaceId, name: "all", rights, actor: "test", actorKind: "command" },
        new Date(),
      );
    },
  },
);
if (isRefusal(founded)) throw new Error(founded.id);
const { key } = founded.also;
// A stream answers for as long as somebody listens.
const routes = slices.flatMap((slice) => slice.routes ?? []).filter(({ path }) => path !== "/api/stream");

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom(
    "",
    "0",
    "-1",
    "1e400",
    "9".repeat(40),
    "2026-02-30",
    "0000-01-01",
    "9999-12-31",
    "\u0000",
    "'; --",
    "%",
    "..",
    "null",
  ),
  fc.uuid(),
);
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small", maxDepth: 5 },
    text,
    fc.oneof(fc.double(), fc.integer(), fc.constantFrom(null, true, 1e308, -0, 1e-320, 2 ** 53)),
    fc.array(tie("json"), { maxLength: 4 }),
    fc.dictionary(text, tie("json"), { maxKeys: 4 }),
  ),
}));

/** A body in the route's own words, with nonsense in places; or nonsense alone. */
function bodyFor({ body }: Route): fc.Arbitrary<unknown> {
  if (!body) return json;
  const names = [
    ...new Set(
      [...JSON.stringify(toSchema(body)).matchAll(/"([a-zA-Z]+)":\{/g)].map(([, name = ""]) => name),
    ),
  ];
  const named = fc.dictionary(fc.constantFrom("items", ...names), json, { maxKeys: 8 });
  return fc.oneof(
    json,
    named,
    fc.array(named, { minLength: 1, maxLength: 3 }).map((items) => ({ items })),
  );
}

function queryFor({ query }: Route): fc.Arbitrary<[string, string][]> {
  const { properties = {} }: { properties?: object } = query ? toSchema(query) : {};
  return fc.array(fc.tuple(fc.constantFrom("limit", "after", ...Object.keys(properties)), text), {
    maxLength: 4,
  });
}

const toSchema = (schema: NonNullable<Route["body"]>): object =>
  z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });

test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
  "%s: whatever is sent, the answer is below 500 and its refusals are problem documents",
  async (_, route) => {
    const sent = fc.record({
      query: queryFor(route),
      body: bodyFor(route),
      names: fc.array(text, { minLength: 3, maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(sent, async ({ query, body, names }) => {
        let at = 0;
        const path = route.path.replaceAll(/\{\w+\}/g, () =>
          encodeURIComponent((names[at++] ?? "x").toWellFormed() || "x"),
        );
        const asked = query.map(([name, value]) => [name, value.toWellFormed()]);
        const target = `${path}?${new URLSearchParams(asked).toString()}`;
        const write = route.method === "get" ? {} : { body };
        const got = await call(route.method.toUpperCase(), new URL(target, url).href.slice(url.length), {
          key,
          headers: { "if-match": '"1"' },
          ...write,
        });
        expect(got.status).toBeLessThan(500);
        expect(/problem\+json/.test(got.headers.get("content-type") ?? "")).toBe(got.status >= 400);
      }),
      { numRuns: 15 },
    );
  },
);
