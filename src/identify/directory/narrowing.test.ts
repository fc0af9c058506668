import fc from "fast-check";
import { expect, test } from "vitest";
import { customersQuery } from "#identify/finding/web";
import { address, cleared, filtersOf, queryOf } from "./narrowing.ts";

test("an address becomes a question to the API, and what it does not know stays out of it", () => {
  const state = address.parse({
    q: " ana ",
    stage: "core,at_risk",
    "trait.city": "Lugo",
    orderedAfter: "",
    orderedBefore: "ayer",
    "trait.": "x",
    foo: "1",
    open: "c1",
  });
  expect(queryOf(state)).toEqual({
    search: "ana",
    stage: "core,at_risk",
    "trait.city": "Lugo",
  });
});

test("any address shows a page, with a question that the API takes", () => {
  const value = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom("2026-02-30", "9999-99-99", "name"),
    fc.jsonValue(),
  );
  const name = fc.oneof(
    fc.string(),
    fc.constantFrom(
      "q",
      "sort",
      "stage",
      "orderedAfter",
      "trait.city",
      "trait.points[gt]",
      "orders[lt]",
      "limit",
    ),
  );
  fc.assert(
    fc.property(fc.dictionary(name, value), (raw) => {
      const { orderedAfter: _, orderedBefore: __, ...query } = queryOf(address.parse(raw));
      expect(customersQuery.safeParse(query).success).toBe(true);
    }),
  );
});

test("clearing takes away every filter and the search, and nothing else", () => {
  const state = address.parse({ q: "ana", tier: "top", "trait.city": "Vigo", sort: "name", open: "c1" });
  const after = address.parse({ ...state, ...cleared(state) });
  expect(filtersOf(after)).toEqual([]);
  expect(after).toMatchObject({ q: "", sort: "name", open: "c1" });
});
