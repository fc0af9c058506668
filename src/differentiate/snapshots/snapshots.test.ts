import { sql } from "kysely";
import { expect, test } from "vitest";
import { lifecycleAt, stagesOf } from "#differentiate/lifecycle";
import { cohortsAt, concentrationAt, pyramidAt, rfmAt, tiersOf, trendAt } from "#differentiate/value";
import { fixedClock } from "#platform/clock";
import { inEngine, inWorkspace } from "#platform/database";
import { countChange, manifest as stream } from "#platform/stream";
import { manifest as tasks, workOnce } from "#platform/tasks";
import { testDatabase } from "#test/database";
import { customerId, type History, writeHistory } from "#test/history";
import { httpCaller } from "#test/http";
import { answerFigure } from "./answer.ts";
import { manifest } from "./index.ts";

const database = await testDatabase();
const slices = [stream, tasks, manifest];
const at = "2026-06-10";
const clock = fixedClock(`${at}T15:00:00Z`);

const sale = (customer: number, date: string, value: string) => ({
  customer,
  at: new Date(`${date}T12:00:00Z`),
  value,
  cancelled: null,
});
const history: History = {
  zone: "America/Bogota",
  customers: 4,
  sales: [
    sale(0, "2026-01-01", "10"),
    sale(0, "2026-01-31", "20.50"),
    sale(0, "2026-03-02", "30"),
    sale(1, "2026-02-01", "500"),
    sale(2, "2026-06-01", "70"),
  ],
  returns: [],
  partners: [],
};

async function business() {
  const workspaceId = await writeHistory(database, history);
  return { workspaceId, ask: httpCaller({ database, clock, slices }, workspaceId) };
}

/** A new order, and the count of it, as the record writes them: in one transaction. */
async function order(
  workspaceId: string,
  customer: number,
  value: string,
  placedAt = "2026-06-10T14:00:00Z",
) {
  const id = customerId(customer);
  await inWorkspace(database, workspaceId, async (tx) => {
    await sql`
      insert into identify.customer_order (workspace_id, customer_id, source_id, order_ref, profile_id, placed_at, total,
        home_total, updated_at, content_hash)
      values (${workspaceId}, ${id}, ${id}, ${value}, ${id}, ${placedAt}, ${value}, ${value}, ${placedAt}, '')
    `.execute(tx);
    await countChange(tx, workspaceId);
  });
}

const of =
  (kind: "pyramid" | "trend", date = at) =>
  () => ({ kind, at: date, variant: "" });
/** As a request of a workspace that counts as large from one customer on. */
const askLarge = (workspaceId: string, now = clock, kind: "pyramid" | "trend" = "pyramid") =>
  answerFigure(
    { database, clock: now, caller: { workspaceId, actor: "test", kind: "key", rights: new Set() } },
    of(kind),
    0,
  );

test("every figure is the one that the statements find, with its date, period and thresholds", async () => {
  const { workspaceId, ask } = await business();
  const asked = { workspaceId, at };
  const found = await inEngine(database, async (tx) => ({
    pyramid: { pyramid: await pyramidAt(tx, asked) },
    concentration: { concentration: await concentrationAt(tx, asked) },
    rfm: { rfm: await rfmAt(tx, asked), rfmNested: await rfmAt(tx, { ...asked, nested: true }) },
    lifecycle: { ...(await lifecycleAt(tx, asked)), customers: 4 },
    cohorts: { cohorts: await cohortsAt(tx, asked), repeatRate: 0.25 },
    trend: { trend: await trendAt(tx, asked), repeatRate: 0.25 },
  }));
  for (const [kind, expected] of Object.entries(found)) {
    const { status, body } = await ask<object>("GET", `/api/value/${kind}`);
    expect([kind, status]).toEqual([kind, 200]);
    expect(body).toEqual({
      at,
      knowledge: "today",
      currency: null,
      computedAt: clock.now().toISOString(),
      fresh: true,
      settings: {
        lifecycle: expect.objectContaining({ atRiskAfter: 2 }),
        value: expect.objectContaining({ topShare: 0.01 }),
        period: { from: "2025-06-11", to: at },
      },
      ...expected,
    });
  }
  const independent = await ask<object>("GET", "/api/value/rfm?scoring=independent");
  expect(independent.body).toMatchObject({ rfm: found.rfm.rfm });
  expect(independent.body).not.toHaveProperty("rfmNested");
  expect((await ask<object>("GET", "/api/value/rfm?scoring=nested")).body).not.toHaveProperty("rfm");
});

test("dates that are none, to come or the wrong way round are refused", async () => {
  const { ask } = await business();
  const status = async (path: string) => {
    const reply = await ask<{ type: string }>("GET", `/api/value/${path}`);
    return [reply.status, reply.body.type.replace("urn:vinculo:", "")];
  };
  expect(await status("pyramid?at=2026-02-30")).toEqual([400, "http.query_invalid"]);
  expect(await status("pyramid?at=0001-01-01")).toEqual([400, "http.query_invalid"]);
  expect(await status("rfm?scoring=both")).toEqual([400, "http.query_invalid"]);
  expect(await status("pyramid?at=2026-06-11")).toEqual([422, "value.date_ahead"]);
  expect(await status("changes?from=2026-06-10")).toEqual([422, "value.dates_reversed"]);
});

test("a kept figure is given again, until facts, thresholds, zone or date change", async () => {
  const { workspaceId, ask } = await business();
  const kept = () =>
    inEngine(database, async (tx) => {
      const { rows } = await sql<{ revision: number; inputs: string }>`
        select revision, inputs from differentiate.snapshot where workspace_id = ${workspaceId} and kind = 'pyramid'
      `.execute(tx);
      return rows;
    });
  const top = async () => {
    const { body } = await ask<{ fresh: boolean; pyramid: { revenue: string }[] }>(
      "GET",
      "/api/value/pyramid",
    );
    expect(body.fresh).toBe(true);
    return body.pyramid.reduce((sum, row) => sum + Number(row.revenue), 0);
  };
  expect(await top()).toBe(630.5);
  const first = await kept();
  expect(await top()).toBe(630.5);
  expect(await kept()).toEqual(first);
  await order(workspaceId, 3, "1000");
  expect(await top()).toBe(1630.5);
  expect((await kept())[0]?.revision).toBe(1);
  await inEngine(database, (tx) =>
    sql`
      insert into differentiate.value_setting (workspace_id, settings, updated_at)
      values (${workspaceId}, '{"periodMonths": 1}', ${clock.now()})
    `.execute(tx),
  );
  expect(await top()).toBe(1070);
  // Only one row stands for the date: that of the thresholds in force.
  expect(await kept()).toHaveLength(1);
});

test("in a large workspace nothing old passes for new, and nobody waits for what is known", async () => {
  const { workspaceId } = await business();
  const given = { database, slices, clock };
  const first = await askLarge(workspaceId);
  expect(first).toMatchObject({ accepted: true, taskId: expect.any(String) });
  expect(await askLarge(workspaceId)).toEqual(first);
  expect(await workOnce(given)).toBe(1);
  expect(await askLarge(workspaceId)).toMatchObject({ fresh: true, at });
  await order(workspaceId, 3, "1000");
  const old = await askLarge(workspaceId);
  expect(old).toMatchObject({ fresh: false, pyramid: expect.any(Array) });
  expect(await askLarge(workspaceId)).toEqual(old);
  // Facts that go on changing are not worked out again at once.
  expect(await workOnce(given)).toBe(0);
  const later = fixedClock("2026-06-10T15:01:00Z");
  expect(await workOnce({ ...given, clock: later })).toBe(1);
  const renewed = await askLarge(workspaceId, later);
  expect(renewed).toMatchObject({ fresh: true, computedAt: later.now().toISOString() });
  expect(renewed).not.toEqual(old);
  expect(await workOnce({ ...given, clock: fixedClock("2026-06-10T16:00:00Z") })).toBe(0);
});

test("what took long is not waited for again: the old is answered as old", async () => {
  const { workspaceId, ask } = await business();
  type Found = { fresh: boolean; pyramid: { revenue: string }[] };
  const top = async () => (await ask<Found>("GET", "/api/value/pyramid")).body;
  expect(await top()).toMatchObject({ fresh: true });
  await inEngine(database, (tx) =>
    sql`update differentiate.snapshot set took = 301 where workspace_id = ${workspaceId}`.execute(tx),
  );
  expect(await top()).toMatchObject({ fresh: true, pyramid: { 0: { revenue: "500" } } });
  await order(workspaceId, 3, "1000");
  expect(await top()).toMatchObject({ fresh: false, pyramid: { 0: { revenue: "500" } } });
  await workOnce({ database, slices, clock: fixedClock("2026-06-10T15:01:00Z") });
  expect(await top()).toMatchObject({ fresh: true, pyramid: { 0: { revenue: "1000" } } });
});

test("an order that commits while a figure is worked out is in it, and leaves it not fresh all the same", async () => {
  const { workspaceId } = await business();
  await askLarge(workspaceId);
  const id = customerId(3);
  let working: Promise<number> | undefined;
  await inEngine(database, async (tx) => {
    await sql`lock table identify.customer_order in access exclusive mode`.execute(tx);
    working = workOnce({ database, slices, clock });
    await someoneWaits();
    await sql`
      insert into identify.customer_order (workspace_id, customer_id, source_id, order_ref, profile_id, placed_at, total,
        home_total, updated_at, content_hash)
      values (${workspaceId}, ${id}, ${id}, 'race', ${id}, ${clock.now()}, 1000, 1000, ${clock.now()}, '')
    `.execute(tx);
    await countChange(tx, workspaceId);
  });
  expect(await working).toBe(1);
  const answer = (await askLarge(workspaceId)) as unknown as {
    fresh: boolean;
    pyramid: { revenue: string }[];
  };
  expect(answer.fresh).toBe(false);
  expect(answer.pyramid[0]?.revenue).toBe("1000");
});

/** Until some statement has read the revision and waits for the orders. */
async function someoneWaits(): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      select from pg_locks where not granted and relation = 'identify.customer_order'::regclass
    `.execute(database.engine);
    if (rows.length > 0) return;
  }
}

test("what changed between two dates: every move, and no other, with customers and value", async () => {
  const { workspaceId, ask } = await business();
  const [from, to] = ["2026-03-10", "2026-06-05"];
  const both = await inEngine(database, async (tx) => ({
    stages: [await stagesOf(tx, { workspaceId, at: from }), await stagesOf(tx, { workspaceId, at: to })],
    tiers: [await tiersOf(tx, { workspaceId, at: from }), await tiersOf(tx, { workspaceId, at: to })],
  }));
  const value = new Map(both.tiers[1]?.map((one) => [one.customerId, Number(one.value)]));
  const moved = (before: Map<string, string>, after: Map<string, string>) => {
    const flows = new Map<string, { from: string; to: string; customers: number; value: number }>();
    for (const [id, stood] of before) {
      const stands = after.get(id) ?? "";
      if (stands === stood) continue;
      const flow = flows.get(`${stood} ${stands}`) ?? { from: stood, to: stands, customers: 0, value: 0 };
      flows.set(`${stood} ${stands}`, {
        ...flow,
        customers: flow.customers + 1,
        value: flow.value + (value.get(id) ?? 0),
      });
    }
    return [...flows.values()];
  };
  const stage = both.stages.map((all) => new Map(all.map((one) => [one.customerId, one.stage as string])));
  const tier = both.tiers.map((all) => new Map(all.map((one) => [one.customerId, one.tier as string])));
  const { body } = await ask<{ from: string; at: string; stages: Flow[]; tiers: Flow[] }>(
    "GET",
    `/api/value/changes?from=${from}&to=${to}`,
  );
  type Flow = { from: string; to: string; customers: number; value: string };
  const plain = (flows: Flow[]) => flows.map((flow) => ({ ...flow, value: Number(flow.value) }));
  const sorted = (flows: { from: string; to: string }[]) =>
    flows.toSorted((a, b) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1));
  expect(sorted(plain(body.stages))).toEqual(sorted(moved(stage[0] ?? new Map(), stage[1] ?? new Map())));
  expect(sorted(plain(body.tiers))).toEqual(sorted(moved(tier[0] ?? new Map(), tier[1] ?? new Map())));
  expect(body.stages.length).toBeGreaterThan(1);
  expect(body).toMatchObject({ from, at: to });
  expect((await ask<{ from: string }>("GET", "/api/value/changes")).body.from).toBe("2026-05-10");
});
