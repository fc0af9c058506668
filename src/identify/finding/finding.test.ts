import { describe, expect, it } from "vitest";
import { manifest as customers, recordTraits } from "#identify/customers";
import type { Customer, CustomerList } from "#identify/customers/web";
import { manifest as events } from "#identify/events";
import { manifest as orders } from "#identify/ordering";
import { sql } from "kysely";
import { z } from "zod";
import { fixedClock } from "#platform/clock";
import { fill, type Manifest } from "#platform/manifest";
import { inEngine, type Database } from "#platform/database";
import { apiCaller, newWorkspace } from "#test/api";
import { testDatabase } from "#test/database";
import { defineSet, customerSet } from "./set.ts";
import { getCustomers } from "./finding.routes.ts";
import { manifest } from "./index.ts";

const now = new Date("2026-03-01T08:00:00Z");
const database = await testDatabase();
const putCustomers = events.routes?.find((route) => route.path === "/api/customers");
const postOrders = orders.routes?.find((route) => route.path === "/api/orders");
const getCustomer = customers.routes?.find((route) => route.path === "/api/customers/{customerId}");
if (!putCustomers || !postOrders || !getCustomer) throw new Error("a route is missing");

const people = [
  {
    identities: { externalId: "C-001", email: "jose.nunez@cafe.es", phone: "+34 600 123 456" },
    traits: { name: "José Núñez Ávila", city: "Lugo", points: 12 },
  },
  {
    identities: { email: "MARIA@Tostadero.mx" },
    traits: { firstName: "María", lastName: "Ñandú", city: "Vigo", vip: true },
  },
  { identities: { externalId: "100%_sure\\" }, traits: { company: "Çelik & Øst", city: "Lugo" } },
  { identities: { externalId: "nobody" }, traits: {} },
];

/** A set as a later slice would bring it: who lives somewhere. */
const living: Manifest = {
  ...manifest,
  fills: [
    fill(
      customerSet,
      defineSet({
        name: "test.living",
        params: z.object({ in: z.enum(["Lugo", "Vigo"]) }),
        find: async (_, workspaceId, __, params) => sql`
          select customer_id from identify.customer
          where workspace_id = ${workspaceId} and traits -> 'city' ->> 'v' = ${params.in}`,
      }),
    ),
  ],
};

async function api(on: Database = database) {
  const workspaceId = await newWorkspace(on, now);
  const caller = apiCaller(on, workspaceId, fixedClock(now), [manifest.words, customers.words], [living]);
  await caller.ask(putCustomers as never, { body: { items: people } });
  const list = async (query: Record<string, string> = {}) =>
    caller.ask<CustomerList>(getCustomers, { query });
  const names = async (query: Record<string, string>) =>
    (await list(query)).items.map((one) => one.name ?? one.externalId);
  return { ...caller, list, names };
}

describe("sets", () => {
  it("narrow the list beside everything else, and are refused where nobody knows them", async () => {
    const { names, refused } = await api();
    const lugo = { set: "test.living", "set.in": "Lugo" };
    expect(new Set(await names({ ...lugo }))).toEqual(new Set(["José Núñez Ávila", "Çelik & Øst"]));
    expect(await names({ ...lugo, search: "celik" })).toEqual(["Çelik & Øst"]);
    expect(await names({ ...lugo, "trait.city": "Vigo" })).toEqual([]);
    expect(await refused(getCustomers, { query: { set: "test.nobody" } })).toMatchObject({
      id: "customers.set_unknown",
      path: "set",
    });
    expect(await refused(getCustomers, { query: { ...lugo, "set.in": "Roma" } })).toMatchObject({
      id: "customers.set_invalid",
      path: "set.in",
    });
  });
});

describe("search", () => {
  it("finds people by any part of a name, address, number or id; accents and capitals do not matter", async () => {
    const { names } = await api();
    const jose = "José Núñez Ávila";
    for (const search of [
      "nunez",
      "NÚÑEZ",
      "Nu\u0301n\u0303ez",
      "uñe",
      "avila jose",
      "jo",
      "nunez@cafe",
      "600123456",
      "600 123-456",
      "0034600123456",
      "c-001",
    ])
      expect([search, await names({ search })]).toEqual([search, [jose]]);
    expect(await names({ search: "maria" })).toEqual(["María Ñandú"]);
    expect(await names({ search: "celik ost" })).toEqual(["Çelik & Øst"]);
    expect(await names({ search: "0%_su" })).toEqual(["Çelik & Øst"]);
    expect(await names({ search: "sure\\" })).toEqual(["Çelik & Øst"]);
    expect(await names({ search: "una" })).toEqual([]);
    expect(await names({ search: "   " })).toHaveLength(4);
  });

  it("goes by the beginning of the name where a server lacks pg_trgm", async () => {
    const { names } = await api();
    const owner = await database.dedicated("vinculo_owner");
    try {
      await owner.query("drop index identify.customer_search_by_words");
      expect(await names({ search: "JOSE" })).toEqual(["José Núñez Ávila"]);
      expect(await names({ search: "nunez" })).toEqual([]);
    } finally {
      await owner.query(
        "create index customer_search_by_words on identify.customer_search using gin (words gin_trgm_ops)",
      );
      await owner.end();
    }
  });
});

describe("the list", () => {
  it("filters by trait, stage, tier and last order", async () => {
    const { ask, names, list, workspaceId } = await api();
    const placed = (externalId: string, day: string, total: string) => ({
      orderRef: externalId,
      identities: { externalId },
      placedAt: `${day}T23:30:00Z`,
      total,
    });
    await ask(postOrders as never, {
      body: { items: [placed("C-001", "2026-02-10", "5"), placed("nobody", "2026-02-20", "7.5")] },
    });
    expect(await names({ "trait.city": "Lugo", sort: "name" })).toEqual(["Çelik & Øst", "José Núñez Ávila"]);
    expect(await names({ "trait.points": "12", "trait.city": "Lugo" })).toEqual(["José Núñez Ávila"]);
    expect(await names({ "trait.vip": "true" })).toEqual(["María Ñandú"]);
    // A day is the workspace's: 23:30 UTC is the next day in Madrid.
    expect(await names({ orderedAfter: "2026-02-11" })).toEqual(["nobody", "José Núñez Ávila"]);
    expect(await names({ orderedAfter: "2026-02-12" })).toEqual(["nobody"]);
    expect(await names({ orderedBefore: "2026-02-11" })).toEqual([]);
    expect(await names({ orderedBefore: "2026-02-12" })).toEqual(["José Núñez Ávila"]);
    const [first] = (await list({ search: "jose" })).items;
    await inEngine(database, (tx) =>
      recordTraits(
        tx,
        workspaceId,
        [
          {
            customerId: first?.customerId ?? "",
            name: "stage",
            value: "core",
            at: now,
            by: "lifecycle",
            messageId: "1",
          },
        ],
        now,
      ),
    );
    expect(await names({ stage: "core" })).toEqual(["José Núñez Ávila"]);
    expect(await names({ stage: "core", tier: "top" })).toEqual([]);
    expect((await list({ search: "jose" })).items).toMatchObject([
      {
        externalId: "C-001",
        email: "jose.nunez@cafe.es",
        phone: "+34600123456",
        stage: "core",
        orders: 1,
        revenue: "5",
        lastOrderAt: "2026-02-10T23:30:00.000Z",
      },
    ]);
  });

  it("shows everyone once, page by page, in each order", async () => {
    const { ask, list } = await api();
    const items = [...Array(25).keys()].map((n) => ({
      orderRef: n,
      identities: { externalId: `p${n % 20}` },
      placedAt: `2026-02-${String((n % 3) + 1).padStart(2, "0")}T10:00:00Z`,
      // Of different lengths: as text, 9 would come after 12.
      total: String((n % 4) * 9),
    }));
    await ask(postOrders as never, { body: { items } });
    for (const sort of ["lastOrder", "revenue", "name"]) {
      const all = (await list({ sort, limit: "500" })).items.map((one) => one.customerId);
      expect(new Set(all).size).toBe(24);
      const paged: string[] = [];
      for (let after: string | null | undefined; after !== null;) {
        const page: CustomerList = await list({ sort, limit: "5", ...(after ? { after } : {}) });
        paged.push(...page.items.map((one) => one.customerId));
        after = page.next;
      }
      expect(paged).toEqual(all);
    }
    const byRevenue = (await list({ sort: "revenue" })).items.map((one) => Number(one.revenue));
    expect(byRevenue).toEqual(byRevenue.toSorted((a, b) => b - a));
  });

  it("refuses what it does not know, and another order's page", async () => {
    const { refused, list } = await api();
    const { next } = await list({ sort: "name", limit: "1" });
    const wrong = [
      { colour: "red" },
      { "trait.": "x" },
      { after: "x" },
      { after: next ?? "", sort: "revenue" },
      { after: next ?? "", sort: "lastOrder" },
    ];
    for (const query of wrong)
      expect(await refused(getCustomers, { query: query })).toMatchObject({ status: 400 });
    for (const query of [{ limit: "0" }, { limit: "501" }, { orderedAfter: "2026-02-30" }, { sort: "age" }])
      expect(getCustomers.query?.safeParse(query).success).toBe(false);
  });
});

describe("one customer", () => {
  it("says who it is and where each value came from, and nothing to another workspace", async () => {
    const { ask, list } = await api();
    const [one] = (await list({ search: "jose" })).items;
    const customerId = one?.customerId ?? "";
    const customer = await ask<Customer>(getCustomer, { params: { customerId } });
    expect(customer).toMatchObject({
      name: "José Núñez Ávila",
      identities: [
        { kind: "external", value: "C-001", source: "api", since: now.toISOString() },
        { kind: "email", value: "jose.nunez@cafe.es" },
        { kind: "phone", value: "+34600123456" },
      ],
      traits: { city: { value: "Lugo", at: now.toISOString(), source: "api" }, points: { value: 12 } },
      orders: 0,
      revenue: "0",
      currency: "EUR",
      stage: null,
      tier: null,
      rhythm: null,
      firstOrderAt: null,
    });
    const other = await api();
    for (const unknown of [customerId, "x", "'", "00000000-0000-7000-8000-000000000000"])
      expect(await other.refused(getCustomer, { params: { customerId: unknown } })).toMatchObject({
        id: "customers.unknown",
        status: 404,
      });
  });
});
