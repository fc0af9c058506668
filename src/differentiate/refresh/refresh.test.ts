import { sql } from "kysely";
import { expect, test } from "vitest";
import { tiersOf } from "#differentiate/value";
import { stagesOf } from "#differentiate/lifecycle";
import { fixedClock } from "#platform/clock";
import { inEngine, inWorkspace } from "#platform/database";
import { countChange } from "#platform/stream";
import { workOnce } from "#platform/tasks";
import { testDatabase } from "#test/database";
import { customerId, type History, writeHistory } from "#test/history";
import { manifest, queueRefresh, refreshDue } from "./index.ts";

const database = await testDatabase();

const sale = (customer: number, date: string, value = "10") => ({
  customer,
  at: new Date(`${date}T12:00:00Z`),
  value,
  cancelled: null,
});
/** One buys every thirty days and stops on 2 March; the other bought once; the third never did. */
const history: History = {
  zone: "America/Bogota",
  customers: 3,
  sales: [sale(0, "2026-01-01"), sale(0, "2026-01-31"), sale(0, "2026-03-02"), sale(1, "2026-02-01")],
  returns: [],
  partners: [],
};

const refresh = (at: string) => refreshDue({ database, clock: fixedClock(at) });
const change = (workspaceId: string, lane: "live" | "bulk") =>
  inWorkspace(database, workspaceId, (tx) => countChange(tx, workspaceId, lane));

async function order(workspaceId: string, customer: number, placedAt: string, value: string): Promise<void> {
  const id = customerId(customer);
  await inEngine(database, (tx) =>
    sql`
      insert into identify.customer_order (workspace_id, customer_id, source_id, order_ref, profile_id, placed_at, total,
        home_total, updated_at, content_hash)
      values (${workspaceId}, ${id}, ${id}, ${placedAt}, ${id}, ${placedAt}, ${value}, ${value}, ${placedAt}, '')
    `.execute(tx),
  );
}

async function traits(workspaceId: string): Promise<unknown[]> {
  const { rows } = await inEngine(database, (tx) =>
    sql<{ stage: string; tier: string }>`
      select traits -> 'stage' ->> 'v' as stage, traits -> 'tier' ->> 'v' as tier
      from identify.customer
      where workspace_id = ${workspaceId} and merged_into is null
      order by customer_id
    `.execute(tx),
  );
  return rows.map(({ stage, tier }) => [stage, tier]);
}

async function announcements(workspaceId: string): Promise<number> {
  const { rows } = await inEngine(database, (tx) =>
    sql<{ n: number }>`select count(*) as n from identify.event where workspace_id = ${workspaceId}`.execute(
      tx,
    ),
  );
  return rows[0]?.n ?? -1;
}

async function computed(workspaceId: string, at: string): Promise<unknown[]> {
  const [stages, tiers] = await inEngine(database, async (tx) => [
    await stagesOf(tx, { workspaceId, at }),
    await tiersOf(tx, { workspaceId, at }),
  ]);
  const tier = new Map(tiers.map((one) => [one.customerId, one.tier]));
  return stages
    .toSorted((a, b) => (a.customerId < b.customerId ? -1 : 1))
    .map((one) => [one.stage, tier.get(one.customerId)]);
}

test("the first look records everyone and announces nothing; then it is done until something changes", async () => {
  const workspaceId = await writeHistory(database, history);
  expect(await refresh("2026-03-10T15:00:00Z")).toBe(1);
  expect(await traits(workspaceId)).toEqual(await computed(workspaceId, "2026-03-10"));
  expect(await announcements(workspaceId)).toBe(0);
  expect(await refresh("2026-03-10T23:00:00Z")).toBe(0);
});

test("the day turns at midnight where the workspace is, and what time did is announced", async () => {
  const workspaceId = await writeHistory(database, history);
  await refresh("2026-05-01T15:00:00Z");
  expect((await traits(workspaceId))[0]).toEqual(["early_repeater", "top"]);
  // 04:59 UTC on 2 May is still 1 May in Bogotá.
  expect(await refresh("2026-05-02T04:59:59.999Z")).toBe(0);
  expect(await refresh("2026-05-02T05:00:00Z")).toBeGreaterThan(0);
  expect((await traits(workspaceId))[0]).toEqual(["at_risk", "top"]);
  expect(await announcements(workspaceId)).toBe(1);
});

test("days that were slept through are made up for by the one that it is", async () => {
  const workspaceId = await writeHistory(database, history);
  await refresh("2026-03-10T15:00:00Z");
  await refresh("2026-12-24T15:00:00Z");
  expect(await traits(workspaceId)).toEqual(await computed(workspaceId, "2026-12-24"));
});

test("others' orders move a customer within seconds, announced unless they came in bulk", async () => {
  const workspaceId = await writeHistory(database, history);
  await refresh("2026-03-10T15:00:00Z");
  await order(workspaceId, 1, "2026-03-10T15:00:01Z", "500");
  await change(workspaceId, "live");
  expect(await refresh("2026-03-10T15:00:00.999Z")).toBe(0);
  expect(await refresh("2026-03-10T15:01:00Z")).toBe(1);
  expect(await traits(workspaceId)).toEqual(await computed(workspaceId, "2026-03-10"));
  const said = await announcements(workspaceId);
  expect(said).toBeGreaterThan(0);
  await order(workspaceId, 2, "2026-03-10T15:00:06Z", "5000");
  await change(workspaceId, "bulk");
  expect(await refresh("2026-03-10T15:02:00Z")).toBe(1);
  expect(await traits(workspaceId)).toEqual(await computed(workspaceId, "2026-03-10"));
  expect(await announcements(workspaceId)).toBe(said);
});

test("changed thresholds are a task that says who changed; the loop leaves it to it", async () => {
  const workspaceId = await writeHistory(database, history);
  await refresh("2026-03-10T15:00:00Z");
  const clock = fixedClock("2026-03-10T16:00:00Z");
  const taskId = await inWorkspace(database, workspaceId, async (tx) => {
    await sql`
      insert into differentiate.lifecycle_setting (workspace_id, settings, updated_at)
      values (${workspaceId}, '{"coreFrom": 3}', ${clock.now()})
    `.execute(tx);
    return queueRefresh(tx, workspaceId, clock.now());
  });
  expect(await refresh("2026-03-10T16:00:00Z")).toBe(0);
  expect(await workOnce({ database, clock, slices: [manifest] })).toBe(1);
  expect((await traits(workspaceId))[0]).toEqual(["core", "top"]);
  expect(await announcements(workspaceId)).toBe(0);
  const { rows } = await inEngine(database, (tx) =>
    sql`select state, result from platform.task where task_id = ${taskId}`.execute(tx),
  );
  expect(rows).toEqual([{ state: "done", result: { stages: 1, tiers: 0 } }]);
  expect(await refresh("2026-03-10T16:00:09Z")).toBe(0);
});

test("a zone that changed is another day", async () => {
  const workspaceId = await writeHistory(database, history);
  await refresh("2026-05-02T04:00:00Z");
  expect((await traits(workspaceId))[0]).toEqual(["early_repeater", "top"]);
  await inEngine(database, (tx) =>
    sql`update access.workspace set zone = 'Europe/Madrid' where workspace_id = ${workspaceId}`.execute(tx),
  );
  expect(await refresh("2026-05-02T04:00:01Z")).toBe(1);
  expect((await traits(workspaceId))[0]).toEqual(["at_risk", "top"]);
});

test("two processes refresh a workspace once", async () => {
  await refresh("2026-03-10T15:00:00Z");
  await writeHistory(database, history);
  const both = await Promise.all([refresh("2026-03-10T15:00:00Z"), refresh("2026-03-10T15:00:00Z")]);
  expect(both[0] + both[1]).toBe(1);
});

test("where it takes long, it waits until facts rest, or for long enough", async () => {
  const workspaceId = await writeHistory(database, history);
  await refresh("2026-03-10T15:00:00Z");
  await inEngine(database, (tx) =>
    sql`update differentiate.refreshed set took = 10000 where workspace_id = ${workspaceId}`.execute(tx),
  );
  const resting = new Map();
  const look = (at: string) => refreshDue({ database, clock: fixedClock(at) }, resting);
  await change(workspaceId, "bulk");
  expect(await look("2026-03-10T15:00:10Z")).toBe(0);
  await change(workspaceId, "bulk");
  expect(await look("2026-03-10T15:00:15Z")).toBe(0);
  expect(await look("2026-03-10T15:00:24Z")).toBe(0);
  // Ten seconds after the last change, or two hundred after the last look whatever goes on.
  expect(await look("2026-03-10T15:00:25Z")).toBe(1);
  await inEngine(database, (tx) =>
    sql`update differentiate.refreshed set took = 10000 where workspace_id = ${workspaceId}`.execute(tx),
  );
  await change(workspaceId, "bulk");
  expect(await look("2026-03-10T15:03:44Z")).toBe(0);
  await change(workspaceId, "bulk");
  expect(await look("2026-03-10T15:03:45Z")).toBe(1);
});
