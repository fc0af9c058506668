import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { manifest as events } from "#identify/events";
import { fixedClock } from "#platform/clock";
import { inEngine } from "#platform/database";
import { workOnce } from "#platform/tasks";
import { apiCaller, newWorkspace } from "#test/api";
import { testDatabase } from "#test/database";
import { countryChanged } from "#access/workspaces";
import { queueTask } from "#platform/tasks";
import type { Customer, CustomerList } from "./customers.contract.ts";
import { getCustomer, getCustomers } from "./customers.routes.ts";
import { manifest } from "./index.ts";

const now = new Date("2026-03-01T08:00:00Z");
const database = await testDatabase();
const putCustomers = events.routes?.find((route) => route.path === "/api/customers");
if (!putCustomers) throw new Error("a route is missing");

async function among(people: readonly object[], zone = "Europe/Madrid") {
  const workspaceId = await newWorkspace(database, now, "EUR", zone);
  const caller = apiCaller(database, workspaceId, fixedClock(now), [manifest.words]);
  await caller.ask(putCustomers as never, { body: { items: people } });
  const found = async (search: string) =>
    (await caller.ask<CustomerList>(getCustomers, { query: { search } })).items.map((one) => one.name);
  return { ...caller, workspaceId, found };
}

const inMadrid = [
  {
    identities: { externalId: "1", phone: "600 111 222", nationalId: "12345678Z" },
    traits: { firstName: "Ana", lastName: "García", secondLastName: "López" },
  },
  { identities: { nationalId: "12.345.678-5" }, traits: { name: "Chile" } },
  { identities: { externalId: "3" }, traits: { name: "Rasgo", nationalId: "B-58378431" } },
];

describe("search", () => {
  it("finds a number normalised and as it was typed", async () => {
    const { found } = await among(inMadrid);
    const ana = ["Ana García López"];
    for (const search of [
      "+34 600 111 222",
      "600111222",
      "600 111",
      "0034600111222",
      "12345678-Z",
      "12345678z",
      "DNI 12345678Z",
      "lopez",
    ])
      expect([search, await found(search)]).toEqual([search, ana]);
    for (const search of ["12.345.678-5", "12345678-5", "CL123456785"])
      expect([search, await found(search)]).toEqual([search, ["Chile"]]);
    for (const search of ["B58378431", "b-58378431", "ESB58378431"])
      expect([search, await found(search)]).toEqual([search, ["Rasgo"]]);
  });

  it("finds an Argentine mobile with and without its 9 and 15", async () => {
    const people = [
      { identities: { phone: "011 15 2345-6789" }, traits: { name: "Juana" } },
      { identities: { externalId: "2" }, traits: { name: "Rita", phone: "+54 9 11 2345 0000" } },
    ];
    const { found } = await among(people, "America/Argentina/Buenos_Aires");
    for (const search of ["+54 9 11 2345-6789", "011 15 2345 6789", "+541123456789", "11 2345 6789"])
      expect([search, await found(search)]).toEqual([search, ["Juana"]]);
    for (const search of ["+54 9 11 2345-0000", "011 15 2345 0000"])
      expect([search, await found(search)]).toEqual([search, ["Rita"]]);
  });
});

it("shows numbers as people write them", async () => {
  const { ask } = await among(inMadrid);
  const { items } = await ask<CustomerList>(getCustomers, { query: { search: "12345678-Z" } });
  const one = await ask<Customer>(getCustomer, { params: { customerId: items[0]?.customerId ?? "" } });
  expect(one.identities.map(({ kind, value, display }) => [kind, value, display])).toEqual([
    ["external", "1", "1"],
    ["national", "ES12345678Z", "12345678-Z"],
    ["phone", "+34600111222", "+34 600 11 12 22"],
  ]);
});

it("reads numbers again once the country is known, and merges nobody by it", async () => {
  const people = [
    { identities: { externalId: "1", phone: "600 111 222" }, traits: { name: "Ana", phone: "600 111 222" } },
    { identities: { externalId: "2", phone: "600 333 444" }, traits: { name: "Eva" } },
    { identities: { externalId: "3", phone: "+34 600 333 444" }, traits: { name: "Otra" } },
    { identities: { externalId: "1", phone: "+34 600 111 222" }, traits: {} },
  ];
  // Nobody's zone: numbers are kept as their digits.
  const { workspaceId, found } = await among(people, "UTC");
  await inEngine(database, async (tx) => {
    await sql`update access.workspace set country = 'ES' where workspace_id = ${workspaceId}`.execute(tx);
    await queueTask(tx, { workspaceId, kind: countryChanged, key: "all", input: {} }, now);
  });
  await workOnce({ database, slices: [manifest], clock: fixedClock(now) });
  const { rows: tasks } = await sql<{ result: object }>`
    select result from platform.task where workspace_id = ${workspaceId}
  `.execute(database.engine);
  expect(tasks[0]?.result).toEqual({ understood: 1, claimedByOthers: 1 });
  const { rows } = await sql<{ value: string; open: boolean }>`
    select value_norm as value, closed_at is null as open from identify.identity
    where workspace_id = ${workspaceId} and kind = 'phone' order by value_norm
  `.execute(database.engine);
  expect(rows).toEqual([
    { value: "+34600111222", open: true },
    { value: "+34600333444", open: true },
    { value: "600111222", open: false },
    { value: "600333444", open: true },
  ]);
  const { rows: traits } = await sql<{ phone: string }>`
    select traits -> 'phone' ->> 'v' as phone from identify.customer
    where workspace_id = ${workspaceId} and traits ? 'phone'
  `.execute(database.engine);
  expect(traits).toEqual([{ phone: "+34600111222" }]);
  expect(await found("+34 600 111 222")).toEqual(["Ana"]);
  expect((await found("600 333 444")).toSorted()).toEqual(["Eva", "Otra"]);
});
