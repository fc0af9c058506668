import { sql } from "kysely";
import { expect, it } from "vitest";
import { manifest as workspaces } from "#access/workspaces";
import { manifest as customers } from "#identify/customers";
import { manifest as intake } from "#identify/intake";
import type { Rates } from "#identify/rates/web";
import { fixedClock } from "#platform/clock";
import { workOnce } from "#platform/tasks";
import { apiCaller, newWorkspace } from "#test/api";
import { testDatabase } from "#test/database";
import { manifest } from "./index.ts";
import { postOrders } from "./ordering.routes.ts";
import { getRates, putRates } from "./rates.routes.ts";
import { recordOf } from "./record.fixture.ts";

const now = new Date("2026-03-01T08:00:00Z");
const database = await testDatabase();

async function api(currency: string | null = "EUR") {
  const workspaceId = await newWorkspace(database, now, currency);
  const caller = apiCaller(database, workspaceId, fixedClock(now), [
    manifest.words,
    customers.words,
    intake.words,
  ]);
  const put = (...items: unknown[]) => caller.ask<Record<string, unknown>>(putRates, { body: { items } });
  const money = async () => (await recordOf(database, workspaceId)).map((one) => [one.revenue, one.unpriced]);
  return { ...caller, put, money };
}

function order(some: Record<string, unknown>) {
  return {
    orderRef: "1",
    identities: { email: "a@x.es" },
    placedAt: "2026-02-10T10:00:00Z",
    total: "100",
    ...some,
  };
}

it("prices an order by the latest rate on or before its day, and counts it apart until there is one", async () => {
  const { ask, put, money, workspaceId } = await api();
  const refund = { refundRef: "r", at: "2026-02-20T10:00:00Z", amount: "40" };
  await ask(postOrders, {
    body: {
      items: [order({ currency: "usd", refunds: [refund] }), order({ orderRef: "2", currency: "EUR" })],
    },
  });
  expect(await money()).toEqual([["100", 2]]);
  expect((await ask<Rates>(getRates)).unpriced).toEqual([{ currency: "USD", orders: 1, refunds: 1 }]);
  await put({ currency: "USD", date: "2026-02-11", rate: "0.8" });
  expect(await money()).toEqual([["100", 2]]);
  // A refund is worth what its order was: given back in full, nothing is left.
  expect(await put({ currency: "USD", date: "2026-02-01", rate: "0.9" })).toMatchObject({
    accepted: 1,
    customersRepriced: 1,
  });
  expect(await money()).toEqual([["154", 0]]);
  expect(await put({ currency: "USD", date: "2026-02-10", rate: 0.5 })).toMatchObject({
    customersRepriced: 1,
  });
  expect(await money()).toEqual([["130", 0]]);
  expect(await put({ currency: "USD", date: "2026-02-10", rate: "0.50" })).toMatchObject({
    accepted: 0,
    duplicates: 1,
    customersRepriced: 0,
  });
  const { rows } =
    await sql`select type, lane from platform.outbox where workspace_id = ${workspaceId} order by seq desc limit 1`.execute(
      database.engine,
    );
  expect(rows).toEqual([{ type: "order.repriced", lane: "bulk" }]);
});

it("misses no order that arrives while its rate does", async () => {
  const { ask, put, money } = await api();
  const refs = [...Array(15).keys()];
  await Promise.all([
    ...refs.map((orderRef) => ask(postOrders, { body: { items: [order({ orderRef, currency: "USD" })] } })),
    put({ currency: "USD", date: "2026-02-01", rate: "0.5" }),
  ]);
  expect(await money()).toEqual([["750", 0]]);
});

it("takes the day in the workspace's zone", async () => {
  const { ask, put, money } = await api();
  await put({ currency: "USD", date: "2026-02-11", rate: "2" });
  await ask(postOrders, { body: { items: [order({ currency: "USD", placedAt: "2026-02-10T23:30:00Z" })] } });
  expect(await money()).toEqual([["200", 0]]);
});

it("refuses what is no rate, alone", async () => {
  const { put, ask } = await api();
  const day = "2026-02-01";
  const refused = [
    { currency: "EUR", date: day, rate: "1" },
    { currency: "USD", date: day, rate: "0" },
    { currency: "USD", date: day, rate: "-1" },
    { currency: "USD", date: day, rate: "1000000000" },
    { currency: "ZZZ", date: day, rate: "1" },
    { currency: "USD", date: "2026-02-30", rate: "1" },
    { currency: "USD", date: "0001-01-01", rate: "1" },
  ];
  const answer = await put(
    ...refused,
    { currency: "JPY", date: day, rate: "0.006" },
    { currency: "USD", date: day, rate: "999999999" },
  );
  expect(answer["refused"]).toMatchObject(
    refused.map((_, index) => ({
      index,
      path: ["currency", "rate", "rate", "rate", "currency", "date", "date"][index],
    })),
  );
  await ask(postOrders, { body: { items: [order({ currency: "USD", total: "99999999999999.9999" })] } });
  const first = await ask<Rates>(getRates, { query: { limit: "1" } });
  expect(first).toMatchObject({
    items: [{ currency: "JPY", date: day, rate: "0.006" }],
    homeCurrency: "EUR",
  });
  const second = await ask<Rates>(getRates, { query: { limit: "1", after: first.next ?? "" } });
  expect(second).toMatchObject({ items: [{ currency: "USD", rate: "999999999" }], next: null });
  const homeless = await api(null);
  expect(
    await homeless.refused(putRates, { body: { items: [{ currency: "USD", date: day, rate: "1" }] } }),
  ).toMatchObject({ status: 409 });
});

it("prices everything again when the workspace says another currency of its own", async () => {
  const { ask, refused, put, money } = await api("EUR");
  await put({ currency: "USD", date: "2026-02-01", rate: "0.5" });
  await ask(postOrders, {
    body: { items: [order({ currency: "USD" }), order({ orderRef: "2", currency: "EUR" })] },
  });
  expect(await money()).toEqual([["150", 0]]);
  const patch = workspaces.routes?.find((route) => route.method === "patch");
  if (!patch) throw new Error("a workspace cannot be changed any more");
  expect(await refused(patch, { body: { currency: "USD" } })).toMatchObject({ status: 428 });
  await ask(patch, { body: { currency: "USD" }, ifMatch: "1" });
  expect(await workOnce({ database, clock: fixedClock(now), slices: [manifest] })).toBe(1);
  // What was said of dollars in euros says nothing of euros in dollars.
  expect(await money()).toEqual([["100", 1]]);
  expect((await ask<Rates>(getRates)).unpriced).toEqual([{ currency: "EUR", orders: 1, refunds: 0 }]);
});
