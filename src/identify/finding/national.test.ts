import { describe, expect, it } from "vitest";
import { manifest as events } from "#identify/events";
import { fixedClock } from "#platform/clock";
import { apiCaller, newWorkspace } from "#test/api";
import { testDatabase } from "#test/database";
import { manifest as customers } from "#identify/customers";
import type { Customer, CustomerList } from "#identify/customers/web";
import { getCustomers } from "./finding.routes.ts";
import { manifest } from "./index.ts";

const now = new Date("2026-03-01T08:00:00Z");
const database = await testDatabase();
const putCustomers = events.routes?.find((route) => route.path === "/api/customers");
const getCustomer = customers.routes?.find((route) => route.path === "/api/customers/{customerId}");
if (!putCustomers || !getCustomer) throw new Error("a route is missing");

async function among(people: readonly object[], zone = "Europe/Madrid") {
  const workspaceId = await newWorkspace(database, now, "EUR", zone);
  const caller = apiCaller(database, workspaceId, fixedClock(now), [manifest.words]);
  await caller.ask(putCustomers as never, { body: { items: people } });
  const found = async (search: string) =>
    (await caller.ask<CustomerList>(getCustomers, { query: { search } })).items.map((one) => one.name);
  return { ...caller, found };
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
  const one = await ask<Customer>(getCustomer, {
    params: { customerId: items[0]?.customerId ?? "" },
  });
  expect(one.identities.map(({ kind, value, display }) => [kind, value, display])).toEqual([
    ["external", "1", "1"],
    ["national", "ES12345678Z", "12345678-Z"],
    ["phone", "+34600111222", "+34 600 11 12 22"],
  ]);
});
