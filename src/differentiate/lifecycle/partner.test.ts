import { sql } from "kysely";
import { expect, test } from "vitest";
import { fixedClock } from "#platform/clock";
import { inEngine } from "#platform/database";
import { revisionOf } from "#platform/stream";
import { testDatabase } from "#test/database";
import { customerId, type History, writeHistory } from "#test/history";
import { httpCaller } from "#test/http";
import { manifest, stagesOf } from "./index.ts";

const database = await testDatabase();
const clock = fixedClock("2026-06-10T03:00:00Z");
/** 03:00 UTC is still the day before in Bogotá. */
const today = "2026-06-09";
const history: History = {
  zone: "America/Bogota",
  customers: 2,
  sales: [{ customer: 0, at: new Date("2026-06-01T12:00:00Z"), value: "10", cancelled: null }],
  returns: [],
  partners: [],
};

async function business(partners: History["partners"] = []) {
  const workspaceId = await writeHistory(database, { ...history, partners });
  const ask = httpCaller({ database, clock, slices: [manifest] }, workspaceId);
  const path = `/api/customers/${customerId(0)}/partner`;
  return {
    workspaceId,
    name: (body: object = {}) => ask<{ from: string }>("PUT", path, { body }),
    end: (until?: string) => ask<{ type: string }>("DELETE", until ? `${path}?until=${until}` : path),
    ask,
    stage: async (at: string) =>
      (await inEngine(database, (tx) => stagesOf(tx, { workspaceId, at, customerIds: [customerId(0)] })))[0]
        ?.stage,
    recorded: async () => {
      const { rows } = await inEngine(database, (tx) =>
        sql<{ stage: string; said: number }>`
          select traits -> 'stage' ->> 'v' as stage, (
            select count(*) from identify.event as event
            where event.workspace_id = ${workspaceId} and type = 'customer.stage_changed'
          ) as said
          from identify.customer
          where workspace_id = ${workspaceId} and customer_id = ${customerId(0)}
        `.execute(tx),
      );
      return rows[0];
    },
  };
}

test("a partner is one from today where the business is, at once, until told otherwise", async () => {
  const { workspaceId, name, end, stage, recorded } = await business();
  expect((await name()).body).toEqual({ from: today });
  expect([await stage("2026-06-08"), await stage(today), await stage("2030-01-01")]).toEqual([
    "first_time",
    "partner",
    "partner",
  ]);
  expect(await recorded()).toEqual({ stage: "partner", said: 1 });
  expect((await name({ from: "2026-06-09" })).body).toEqual({ from: today });
  expect((await end()).status).toBe(204);
  expect([await stage(today), await recorded()]).toEqual(["first_time", { stage: "first_time", said: 2 }]);
  expect((await end()).body).toMatchObject({ type: "urn:vinculo:lifecycle.no_partner" });
  const { live } = await inEngine(database, (tx) => revisionOf(tx, workspaceId));
  expect(live).toBe(3);
  const { rows } = await inEngine(database, (tx) =>
    sql<{ action: string }>`
      select action from access.audit where workspace_id = ${workspaceId} order by audit_id
    `.execute(tx),
  );
  expect(rows.map((one) => one.action).toSorted()).toEqual([
    "customer.partner_ended",
    "customer.partner_named",
    "customer.partner_named",
  ]);
});

test.each([
  ["from earlier than it was", [{ from: "2026-05-01", until: null }], "2026-04-01", "2026-04-01"],
  ["what goes on goes on", [{ from: "2026-05-01", until: null }], "2026-06-01", "2026-05-01"],
  ["what was to end goes on", [{ from: "2026-05-01", until: "2026-07-01" }], "2026-06-01", "2026-05-01"],
  ["what ends on the day goes on", [{ from: "2026-05-01", until: "2026-06-01" }], "2026-06-01", "2026-05-01"],
  ["what was over stays over", [{ from: "2026-01-01", until: "2026-02-01" }], "2026-06-01", "2026-06-01"],
  ["what was to come is taken in", [{ from: "2026-08-01", until: "2026-09-01" }], "2026-06-01", "2026-06-01"],
])("%s", async (_name, partners, from, expected) => {
  const { name, stage } = await business(partners.map((one) => ({ customer: 0, ...one })));
  expect((await name({ from })).body).toEqual({ from: expected });
  expect([await stage(from), await stage("2026-12-01")]).toEqual(["partner", "partner"]);
});

test("ends on a date, also one to come, and what was to come with it", async () => {
  const { end, stage } = await business([{ customer: 0, from: "2026-05-01", until: null }]);
  await end("2026-07-01");
  expect([await stage("2026-06-30"), await stage("2026-07-01")]).toEqual(["partner", "first_time"]);
  await end("2026-05-01");
  expect(await stage("2026-05-01")).toBe("prospect");
});

test("who is no customer, and dates that are none, are refused", async () => {
  const { ask, name } = await business();
  const unknown = "00000000-0000-7000-8000-0000000000ff";
  const merged = customerId(2);
  for (const id of [unknown, merged])
    expect((await ask("PUT", `/api/customers/${id}/partner`, { body: {} })).status).toBe(404);
  expect((await ask("PUT", "/api/customers/me/partner", { body: {} })).status).toBe(400);
  expect((await name({ from: "2026-02-30" })).status).toBe(422);
  expect((await name({ since: "2026-02-01" })).status).toBe(422);
});
