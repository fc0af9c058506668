import fc from "fast-check";
import { expect, test } from "vitest";
import { manifest as events } from "#identify/events";
import type { CustomerList } from "#identify/customers/web";
import { manifest as orders } from "#identify/ordering";
import { isOneEdit, vocabulary } from "#identify/spelling";
import { fixedClock } from "#platform/clock";
import { inWorkspace } from "#platform/database";
import { apiCaller, newWorkspace } from "#test/api";
import { testDatabase } from "#test/database";
import { type CustomerCount, customerSorts } from "./finding.contract.ts";
import { getCustomerCount, getCustomers } from "./finding.routes.ts";

const now = new Date("2026-03-01T08:00:00Z");
const database = await testDatabase();
const routeOf = (path: string) => {
  const found = [...(events.routes ?? []), ...(orders.routes ?? [])].find(
    (route) => route.path === path && (route.method === "put" || route.method === "post"),
  );
  if (!found) throw new Error(`no route ${path}`);
  return found;
};

type Person = {
  id: string;
  traits: Record<string, string | number | boolean>;
  orders: [day: string, total: number][];
};

const person = fc.record({
  traits: fc.record(
    {
      city: fc.constantFrom("Lugo", "Vigo", "A Coruña", "Ávila"),
      postalCode: fc.constantFrom("27001", "36200", "15001"),
      points: fc.integer({ min: -5, max: 20 }),
      vip: fc.boolean(),
      birthday: fc.constantFrom("1980-05-01", "1999-12-31", "2001-01-01"),
    },
    { requiredKeys: [] },
  ),
  orders: fc.array(
    fc.tuple(fc.constantFrom("2026-01-10", "2026-02-10", "2026-02-20"), fc.integer({ min: 1, max: 90 })),
    { maxLength: 3 },
  ),
});

const filter: fc.Arbitrary<[string, string]> = fc.oneof(
  fc.tuple(fc.constantFrom("trait.city", "trait.city[not]"), fc.constantFrom("Lugo", "A Coruña", "Roma")),
  fc.tuple(
    fc.constantFrom("trait.city[contains]", "trait.postalCode[starts]"),
    fc.constantFrom("co", "vila", "27", "%"),
  ),
  fc.tuple(
    fc.constantFrom(
      "trait.points[gt]",
      "trait.points[gte]",
      "trait.points[lt]",
      "trait.points[lte]",
      "trait.points",
    ),
    fc.integer({ min: -5, max: 20 }).map(String),
  ),
  fc.tuple(fc.constantFrom("trait.birthday[gte]", "trait.birthday[lt]"), fc.constant("1999-12-31")),
  fc.tuple(fc.constantFrom("trait.vip", "trait.vip[not]"), fc.constantFrom("true", "false")),
  fc.tuple(
    fc.constantFrom("trait.city[present]", "trait.points[missing]", "lastOrder[missing]"),
    fc.constant("1"),
  ),
  fc.tuple(
    fc.constantFrom("orders", "orders[gt]", "orders[lte]", "revenue[gte]", "revenue[lt]"),
    fc.integer({ min: 0, max: 90 }).map(String),
  ),
  fc.tuple(
    fc.constantFrom("lastOrder[gte]", "lastOrder[lt]", "firstOrder[gte]", "firstOrder[lt]"),
    fc.constantFrom("2026-01-10", "2026-02-10", "2026-02-11"),
  ),
);

/** What a filter means, said once more and plainly. */
function fulfils(one: Person, [parameter, value]: [string, string]): boolean {
  const [, field = "", how = "is"] = /^([^[]+)(?:\[(\w+)\])?$/.exec(parameter) ?? [];
  const days = one.orders.map(([day]) => day).toSorted();
  const has: Record<string, string | number | undefined> = {
    orders: days.length,
    revenue: one.orders.reduce((sum, [, total]) => sum + total, 0),
    firstOrder: days[0],
    lastOrder: days.at(-1),
  };
  const held = field.startsWith("trait.") ? one.traits[field.slice(6)] : has[field];
  const plain = (text: string | number | boolean) =>
    String(text).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  if (how === "present" || how === "missing") return (held === undefined) === (how === "missing");
  if (how === "is") return held !== undefined && String(held) === value;
  if (how === "not") return held === undefined || String(held) !== value;
  if (held === undefined) return false;
  if (how === "contains") return plain(held).includes(plain(value));
  if (how === "starts") return plain(held).startsWith(plain(value));
  const [a, b] = typeof held === "number" ? [held, Number(value)] : [String(held), value];
  return how === "gt" ? a > b : how === "gte" ? a >= b : how === "lt" ? a < b : a <= b;
}

async function shop(people: readonly Person[]) {
  const workspaceId = await newWorkspace(database, now, "EUR", "UTC");
  const caller = apiCaller(database, workspaceId, fixedClock(now));
  await caller.ask(routeOf("/api/customers"), {
    body: { items: people.map(({ id, traits }) => ({ identities: { externalId: id }, traits })) },
  });
  const placed = people.flatMap(({ id, orders: said }) =>
    said.map(([day, total], i) => ({
      orderRef: `${id}-${i}`,
      identities: { externalId: id },
      placedAt: `${day}T12:00:00Z`,
      total: String(total),
    })),
  );
  if (placed.length > 0) await caller.ask(routeOf("/api/orders"), { body: { items: placed } });
  return caller;
}

test("filters find exactly those whom they mean, page by page, in every order, and count them", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(person, { minLength: 1, maxLength: 12 }),
      fc.array(fc.tuple(fc.array(filter, { maxLength: 3 }), fc.constantFrom(...customerSorts)), {
        minLength: 6,
        maxLength: 12,
      }),
      async (found, asked) => {
        const people = found.map((one, i): Person => ({ ...one, id: `P${i}` }));
        const { ask } = await shop(people);
        for (const [filters, sort] of asked) {
          const query = Object.fromEntries(filters);
          const meant = people
            .filter((one) => Object.entries(query).every((each) => fulfils(one, each)))
            .map((one) => one.id);
          const ids: (string | null)[] = [];
          for (let after: string | null | undefined; after !== null;) {
            const page: CustomerList = await ask(getCustomers, {
              query: { ...query, sort, limit: "4", ...(after ? { after } : {}) },
            });
            ids.push(...page.items.map((one) => one.externalId));
            after = page.next;
          }
          expect([query, sort, byText(ids)]).toEqual([query, sort, byText(meant)]);
          expect(await ask<CustomerCount>(getCustomerCount, { query })).toEqual({
            count: meant.length,
            exact: true,
          });
        }
      },
    ),
    { numRuns: 8 },
  );
}, 60_000);

const letters = Array.from("abcdefghijklmnopqrstuvwxyz");
const byText = (ids: readonly (string | null)[]) => ids.map(String).toSorted((a, b) => (a < b ? -1 : 1));
const names = ["Xoana", "Iago", "Brais", "Uxía", "Sabela", "Antía", "Guadalupe", "Begoña"];
const surnames = ["Loureiro", "Castiñeira", "Núñez", "Figueroa", "Pérez", "Seoane", "Vilariño", "Ozores"];

test("one edit in a word of five letters or more still finds a person among the first ten", async () => {
  const people = names.flatMap((name, i) =>
    surnames.map((surname, j): Person => ({
      id: `N${i}-${j}`,
      traits: { name: `${name} ${surname} ${surnames[(i + j + 3) % surnames.length]}` },
      orders: [],
    })),
  );
  const { ask, workspaceId } = await shop(people);
  await inWorkspace(database, workspaceId, (tx) => vocabulary.run(tx, { workspaceId, zone: "UTC" }, now));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...people),
      fc.nat(),
      fc.nat(),
      fc.constantFrom(...letters),
      fc.constantFrom("insert", "delete", "substitute", "exchange"),
      async (one, which, where, letter, edit) => {
        const words = String(one.traits["name"]).split(" ");
        const long = words.flatMap((word, i) => (word.length >= 5 ? [i] : []));
        const at = long[which % long.length] ?? 0;
        words[at] = edited(words[at] ?? "", where, letter, edit);
        const { items } = await ask<CustomerList>(getCustomers, { query: { search: words.join(" ") } });
        const first = items.slice(0, 10).map((each) => each.name);
        expect([words, first]).toEqual([words, expect.arrayContaining([one.traits["name"]])]);
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

function edited(word: string, where: number, letter: string, edit: string): string {
  const i = where % word.length;
  if (edit === "insert") return word.slice(0, i) + letter + word.slice(i);
  if (edit === "delete") return word.slice(0, i) + word.slice(i + 1);
  if (edit === "substitute") return word.slice(0, i) + letter + word.slice(i + 1);
  const j = Math.min(i, word.length - 2);
  return word.slice(0, j) + word.charAt(j + 1) + word.charAt(j) + word.slice(j + 2);
}

test("an edit is one insertion, deletion, substitution or exchange, and nothing else", () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-d]{4,7}$/),
      fc.nat(),
      fc.constantFrom(...letters),
      fc.constantFrom("insert", "delete", "substitute", "exchange"),
      (word, where, letter, edit) => {
        expect(isOneEdit(word, edited(word, where, letter, edit))).toBe(true);
      },
    ),
  );
  for (const [a, b] of [
    ["garcia", "garc"],
    ["garcia", "grcai"],
    ["marta", "matar"],
    ["perez", "lopez"],
  ] as const)
    expect([a, b, isOneEdit(a, b)]).toEqual([a, b, false]);
});
