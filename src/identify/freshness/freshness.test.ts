import { describe, expect, it } from "vitest";
import { sql } from "kysely";
import type { CustomerList } from "#identify/customers/web";
import { manifest as events } from "#identify/events";
import { manifest as finding } from "#identify/finding";
import { fixedClock } from "#platform/clock";
import { inEngine } from "#platform/database";
import { workOnce } from "#platform/tasks";
import { apiCaller, newWorkspace } from "#test/api";
import { testDatabase } from "#test/database";
import { answerFreshness } from "./answer.ts";
import type { Asking, CustomerFreshness, Freshness } from "./freshness.contract.ts";
import {
  confirmField,
  getAsks,
  getCustomerFreshness,
  getFreshness,
  putFieldRule,
} from "./freshness.routes.ts";
import { manifest } from "./index.ts";

const now = new Date("2026-03-01T08:00:00Z");
const database = await testDatabase();
const putCustomers = events.routes?.find((route) => route.path === "/api/customers");
const getCustomers = finding.routes?.find((route) => route.path === "/api/customers");
if (!putCustomers || !getCustomers) throw new Error("a route is missing");

const said = (externalId: string, at: string, traits: object) => ({
  identities: { externalId },
  traits,
  at: `${at}T12:00:00Z`,
});
/** Ana: phone of three years ago, no e-mail. Eva: all new. Luz: nothing but a name. */
const people = [
  said("ana", "2023-02-01", { name: "Ana", phone: "600111222", birthday: "1990-05-01" }),
  said("eva", "2026-02-01", {
    name: "Eva",
    phone: "600111333",
    email: "eva@example.com",
    postalCode: "28001",
  }),
  said("eva", "2020-02-01", { birthday: "1980-01-01" }),
  said("luz", "2025-02-01", { name: "Luz", puntos: 12 }),
];
const worth: Readonly<Record<string, number>> = { ana: 300, eva: 200, luz: 100 };

async function shop() {
  const workspaceId = await newWorkspace(database, now);
  const caller = apiCaller(database, workspaceId, fixedClock(now), [manifest.words], [manifest]);
  await caller.ask(putCustomers as never, { body: { items: people } });
  await inEngine(database, (tx) =>
    sql`
      update identify.customer as c
      set revenue = (${JSON.stringify(worth)}::jsonb ->> i.value_norm)::numeric,
        traits = traits || jsonb_build_object('tier', jsonb_build_object('v', case i.value_norm when 'ana' then 'top' else 'big' end))
      from identify.identity as i join identify.profile as p using (workspace_id, profile_id)
      where c.workspace_id = ${workspaceId} and p.workspace_id = ${workspaceId} and p.customer_id = c.customer_id
    `.execute(tx),
  );
  const fields = async (query: Record<string, string> = {}) => {
    const answer = await caller.ask<Freshness>(getFreshness, { query });
    return Object.fromEntries(answer.fields.map((one) => [one.field, one]));
  };
  const asks = async (query: Record<string, string> = {}) =>
    caller.ask<{ items: Asking[]; next: string | null }>(getAsks, { query });
  /** Who stands in the list of customers behind a figure. */
  const behind = async (field: string, lack: string, more: Record<string, string> = {}) => {
    const query = { set: "freshness.lacking", "set.field": field, "set.lack": lack, ...more };
    return (await caller.ask<CustomerList>(getCustomers as never, { query })).items.map((one) => one.name);
  };
  return { ...caller, fields, asks, behind };
}

describe("completeness and age", () => {
  it("counts who has a field, how old it is and how many are stale, by tier too", async () => {
    const { fields, ask } = await shop();
    const all = await fields();
    expect(all["name"]).toMatchObject({ known: 3, stale: 0, staleAfter: null, medianMonths: 13 });
    expect(all["phone"]).toMatchObject({ known: 2, stale: 1, staleAfter: 18, asked: true });
    expect(all["email"]).toMatchObject({ known: 1, stale: 0, medianMonths: 1 });
    expect(all["birthday"]).toMatchObject({ known: 2, stale: 0 });
    expect(all["city"]).toMatchObject({ known: 0, medianMonths: null });
    expect(all["puntos"]).toMatchObject({ known: 1, asked: false });
    expect(all["tier"]).toBeUndefined();
    expect((await fields({ tier: "top" }))["phone"]).toMatchObject({ known: 1, stale: 1 });
    expect((await fields({ tier: "nobody" }))["phone"]).toMatchObject({ known: 0 });
    await ask(putFieldRule, { params: { field: "phone" }, body: { staleAfter: 60, asked: false } });
    expect((await fields())["phone"]).toMatchObject({ stale: 0, asked: false });
  });

  it("knows an address that only identifies", async () => {
    const { fields, ask } = await shop();
    await ask(putCustomers as never, {
      body: { items: [{ identities: { email: "luz@example.com" }, traits: {} }] },
    });
    expect((await fields())["email"]).toMatchObject({ known: 2, stale: 0 });
  });

  it("is counted in the background where customers are many, and says how fresh it is", async () => {
    const { workspaceId } = await shop();
    const at = (moment: string) =>
      answerFreshness({ database, workspaceId, clock: fixedClock(moment), most: 2 }, {});
    expect(await at("2026-03-01T08:00:00Z")).toMatchObject({ accepted: true });
    await workOnce({ database, slices: [manifest], clock: fixedClock(now) });
    expect(await at("2026-03-01T08:05:00Z")).toMatchObject({ fresh: true, customers: 3 });
    expect(await at("2026-03-01T09:00:00Z")).toMatchObject({ fresh: false, computedAt: now.toISOString() });
  });
});

describe("whom to ask for what", () => {
  it("ranks by value and says why", async () => {
    const { asks } = await shop();
    const { items, next } = await asks();
    expect(items.map(({ name, tier, asks }) => [name, tier, asks])).toEqual([
      [
        "Ana",
        "top",
        [
          { field: "email", lack: "missing", at: null },
          { field: "phone", lack: "stale", at: "2023-02-01T12:00:00.000Z" },
          { field: "postalCode", lack: "missing", at: null },
        ],
      ],
      [
        "Luz",
        "big",
        ["email", "phone", "postalCode", "birthday"].map((field) => ({ field, lack: "missing", at: null })),
      ],
    ]);
    expect(next).toBeNull();
  });

  it("gives the people behind a figure, page by page", async () => {
    const { asks, fields, behind } = await shop();
    const names = async (query: Record<string, string>) => (await asks(query)).items.map((one) => one.name);
    expect(await names({ field: "phone", lack: "stale" })).toEqual(["Ana"]);
    expect(await names({ field: "phone", lack: "missing" })).toEqual(["Luz"]);
    expect(await names({ field: "birthday" })).toEqual(["Luz"]);
    expect(await names({ field: "email", tier: "big" })).toEqual(["Luz"]);
    const all = await fields();
    for (const field of ["phone", "email", "postalCode", "puntos"]) {
      expect(await names({ field, lack: "stale" })).toHaveLength(all[field]?.stale ?? -1);
      expect(await names({ field, lack: "missing" })).toHaveLength(3 - (all[field]?.known ?? 0));
      for (const lack of ["stale", "missing"])
        expect(new Set(await behind(field, lack))).toEqual(new Set(await names({ field, lack })));
    }
    expect(await behind("phone", "stale", { "set.tier": "big" })).toEqual([]);
    const first = await asks({ limit: "1" });
    expect(first.items).toHaveLength(1);
    const second = await asks({ limit: "1", after: first.next ?? "" });
    expect(second.items.map((one) => one.name)).toEqual(["Luz"]);
    expect((await asks({ limit: "1", after: second.next ?? "" })).items).toEqual([]);
  });
});

describe("one customer", () => {
  it("shows what is missing or old; what is confirmed is of today", async () => {
    const { asks, ask, refused } = await shop();
    const customerId = (await asks()).items[0]?.customerId ?? "";
    const params = { customerId };
    const states = async () =>
      (await ask<CustomerFreshness>(getCustomerFreshness, { params })).fields.map((one) => [
        one.field,
        one.lack,
        one.value,
      ]);
    expect(await states()).toEqual([
      ["name", null, "Ana"],
      ["email", "missing", null],
      ["phone", "stale", "+34 600 11 12 22"],
      ["postalCode", "missing", null],
      ["birthday", null, "1990-05-01"],
    ]);
    expect(await ask(confirmField, { params, body: { field: "phone" } })).toEqual({
      field: "phone",
      at: now.toISOString(),
    });
    expect(await states()).toContainEqual(["phone", null, "+34 600 11 12 22"]);
    expect(await refused(confirmField, { params, body: { field: "email" } })).toMatchObject({
      id: "freshness.nothing_known",
    });
    expect(
      await refused(confirmField, { params: { customerId: "x" }, body: { field: "email" } }),
    ).toMatchObject({
      status: 404,
    });
  });
});
