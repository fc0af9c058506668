import { describe, expect, it } from "vitest";
import { inEngine } from "#platform/database";
import { testDatabase } from "#test/database";
import { sql } from "kysely";
import { postEvents, putCustomers } from "./events.routes.ts";
import { api, event, type Taken, whose } from "./messages.fixture.ts";

const database = await testDatabase();

async function inCountry(country: string) {
  const caller = await api(database);
  const { workspaceId } = caller;
  await inEngine(database, (tx) =>
    sql`update access.workspace set country = ${country} where workspace_id = ${workspaceId}`.execute(tx),
  );
  const send = (...identities: object[]) =>
    caller.ask<Taken>(postEvents, { body: { items: identities.map((one) => event(one)) } });
  const people = async () => new Set(Object.values(await whose(database, workspaceId))).size;
  return { ...caller, send, people };
}

describe("every spelling of one phone or document meets in one person", () => {
  it.each([
    ["ES", [{ phone: "600 11 22 33" }, { phone: "+34600112233" }, { phone: "0034 600-11-22-33" }]],
    ["MX", [{ phone: "+52 1 55 1234 5678" }, { phone: "55 1234 5678" }, { phone: "044 55 1234 5678" }]],
    ["AR", [{ phone: "011 15 2345-6789" }, { phone: "+54 9 11 2345 6789" }, { phone: "+541123456789" }]],
    ["BR", [{ phone: "(11) 8765-4321" }, { phone: "+55 11 98765-4321" }]],
    ["ES", [{ nationalId: "12345678-Z" }, { nationalId: "12.345.678 z" }, { nationalId: "ES12345678Z" }]],
    ["CL", [{ nationalId: "12.345.678-5" }, { nationalId: "12345678-5" }]],
    ["CO", [{ nationalId: "1.020.304.050" }, { nationalId: 1020304050 }]],
  ])("%s: %j", async (country, identities) => {
    const { send, people } = await inCountry(country);
    expect((await send(...identities)).refused).toEqual([]);
    expect(await people()).toBe(1);
  });
});

describe("a national id", () => {
  it("is stronger than an address: two of a kind are two people, two of different kinds one", async () => {
    const { send, people, workspaceId } = await inCountry("MX");
    const rfc = { nationalId: "GODE561231GR8", email: "casa@example.com" };
    await send(rfc, { nationalId: "BOXW310820HNERXN09", email: "casa@example.com" });
    expect(await people()).toBe(1);
    await send({ nationalId: "12345678Z", email: "casa@example.com" });
    await send({ nationalId: "00000000T", email: "casa@example.com" });
    const known = await whose(database, workspaceId);
    expect(known["national:ES00000000T"]).not.toBe(known["national:ES12345678Z"]);
    expect(known["email:casa@example.com"]).toBe(known["national:MXGODE561231GR8"]);
  });

  it("that belongs to nobody is no identity", async () => {
    const { send, people } = await inCountry("MX");
    await send(
      { nationalId: "XAXX010101000", email: "ana@example.com" },
      { nationalId: "xaxx010101000", email: "eva@example.com" },
    );
    expect(await people()).toBe(2);
    const { refused } = await send({ nationalId: "XAXX010101000" });
    expect(refused[0]?.detail).toContain("nobody's in particular");
  });

  it("that is wrong is refused alone, with what is wrong and what to do", async () => {
    const { ask } = await inCountry("ES");
    const identities = { externalId: "1" };
    const items = [
      { identities: { nationalId: "12345678A" }, traits: {} },
      { identities, traits: { nationalId: "12345678A" } },
      { identities, traits: { phone: "600112233 / 911234567" } },
      { identities, traits: { postalCode: "99001" } },
      { identities, traits: { nationalId: "12345678z", phone: "600112233", postalCode: 8001 } },
    ];
    const { refused, accepted } = await ask<Taken>(putCustomers, { body: { items } });
    expect(accepted).toBe(1);
    expect(refused.map(({ path, detail }) => [path, detail])).toEqual([
      ["identities.nationalId", expect.stringContaining("looks like a NIF (ES)")],
      ["traits.nationalId", expect.stringContaining("check digit or letter does not agree")],
      ["traits.phone", expect.stringContaining("more than one phone")],
      ["traits.postalCode", expect.stringContaining("no postal code of ES: something like 08001")],
    ]);
  });
});

it("the country that a person is said to live in reads their numbers", async () => {
  const { ask, workspaceId } = await inCountry("ES");
  const item = {
    identities: { phone: "55 1234 5678" },
    traits: { country: "mx", phone: "55 1234 5678", postalCode: 6700, nationalId: "GODE561231GR8" },
  };
  await ask(putCustomers, { body: { items: [item] } });
  expect(Object.keys(await whose(database, workspaceId))).toEqual(["phone:+525512345678"]);
  const { rows } = await sql<{ traits: Record<string, { v: unknown }> }>`
    select traits from identify.customer where workspace_id = ${workspaceId}
  `.execute(database.engine);
  expect(Object.entries(rows[0]?.traits ?? {}).map(([name, one]) => [name, one.v])).toEqual(
    expect.arrayContaining([
      ["phone", "+525512345678"],
      ["postalCode", "06700"],
      ["nationalId", "MXGODE561231GR8"],
    ]),
  );
});
