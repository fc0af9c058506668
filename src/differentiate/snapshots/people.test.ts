import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { lifecycleAt, stagesOf } from "#differentiate/lifecycle";
import type { Flows } from "#differentiate/moves";
import { setShapes, type SetName } from "#differentiate/sets";
import { pyramidAt, rfmAt, tiersOf, valueAt } from "#differentiate/value";
import { type Wealth, wealthAt } from "#differentiate/wealth";
import { type Database, inWorkspace } from "#platform/database";
import { isRefusal } from "#platform/refusals";
import { testDatabase } from "#test/database";
import { eventful, someDate, someHistory, writeHistory } from "#test/history";
import { findFigure } from "./answer.ts";
import { findPeople } from "./people.ts";

const database = await testDatabase();
const now = new Date("2026-12-31T12:00:00Z");

/** Asks for the people of a set as a list of customers does: each of them once. */
function asker(given: Database, workspaceId: string) {
  return async (name: SetName, params: Record<string, string | number>): Promise<string[]> =>
    inWorkspace(given, workspaceId, async (tx) => {
      const shape = setShapes[name];
      const found = await findPeople(tx, workspaceId, now, name, shape.parse(params) as never);
      if (isRefusal(found) || "accepted" in found) throw new Error(JSON.stringify(found));
      expect(found.fresh).toBe(true);
      const { rows } = await sql<{ id: string }>`
        select customer_id as id from identify.customer
        where workspace_id = ${workspaceId} and customer_id in (select customer_id from (${found.relation}) as member)
        order by customer_id
      `.execute(tx);
      const { rows: members } = await sql<{ counted: number }>`
        select count(*) as counted from (${found.relation}) as member
      `.execute(tx);
      expect(members[0]?.counted).toBe(rows.length);
      return rows.map((row) => row.id);
    });
}

test("behind every number there are as many people as it says, and no others", async () => {
  const run = fc.asyncProperty(someHistory, someDate, someDate, fc.nat(), async (history, one, two, n) => {
    const days = eventful(history);
    const [from = one, at = two] = [one, days[n % Math.max(days.length, 1)] ?? two].toSorted();
    const workspaceId = await writeHistory(database, history);
    const people = asker(database, workspaceId);
    const asked = { workspaceId, at };
    const figures = await inWorkspace(database, workspaceId, async (tx) => ({
      pyramid: await pyramidAt(tx, asked),
      tiers: await tiersOf(tx, asked),
      lifecycle: (await lifecycleAt(tx, asked)).lifecycle,
      stages: await stagesOf(tx, asked),
      independent: await rfmAt(tx, asked),
      nested: await rfmAt(tx, { ...asked, nested: true }),
      value: await valueAt(tx, asked),
      wealth: await wealthAt(tx, asked),
    }));
    const ids = <T extends { customerId: string }>(all: readonly T[], is: (one: T) => boolean) =>
      all
        .filter(is)
        .map((each) => each.customerId)
        .toSorted();

    for (const { tier, customers } of figures.pyramid) {
      const found = await people("tier", { at, tier });
      expect(found).toEqual(ids(figures.tiers, (each) => each.tier === tier));
      expect(found).toHaveLength(customers);
    }
    for (const { stage, customers } of figures.lifecycle) {
      const found = await people("stage", { at, stage });
      expect(found).toEqual(ids(figures.stages, (each) => each.stage === stage));
      expect(found).toHaveLength(customers);
    }
    for (const scoring of ["independent", "nested"] as const)
      for (const { r, f, m, customers } of figures[scoring])
        expect(await people("rfm", { at, r: `${r}`, f: `${f}`, m: `${m}`, scoring })).toHaveLength(customers);
    for (const { cohort: month, size, retained } of figures.value.cohorts) {
      expect(await people("cohort", { at, month })).toHaveLength(size);
      for (const after of [0, 1, n % retained.length].filter((each) => each < retained.length))
        expect(await people("cohort", { at, month, after })).toHaveLength(retained[after] ?? -1);
    }
    for (const { month, customers, returning } of figures.value.trend.filter((each) => each.customers > 0)) {
      expect(await people("month", { at, month })).toHaveLength(customers);
      expect(await people("month", { at, month, who: "returning" })).toHaveLength(returning);
      expect(await people("month", { at, month, who: "new" })).toHaveLength(customers - returning);
    }
    const { trend, repeatRate } = figures.value;
    const buyers = await people("buyers", { at, orders: 2 });
    expect(buyers).toHaveLength(Math.round((repeatRate ?? 0) * history.customers));
    const [first, last] = [trend[0]?.month, trend.at(-1)?.month];
    expect(await people("buyers", { at })).toEqual(
      first && last ? await people("month", { at, month: first, through: last }) : [],
    );
    for (const point of figures.wealth.curve.filter(({ percent }) =>
      [0, 1, 5, 20, n % 100].includes(percent),
    ))
      await holdsShare(
        figures.wealth,
        point,
        await people("share", { at, best: point.percent }),
        figures.tiers,
      );
    if (from < at) await holdFlows(workspaceId, from, at, people);
  });
  await fc.assert(run, { numRuns: 12, verbose: 1 });
}, 120_000);

type Point = Wealth["curve"][number];

async function holdsShare(
  wealth: Wealth,
  { customers, share }: Point,
  found: string[],
  tiers: readonly { customerId: string; value: string }[],
): Promise<void> {
  expect(found).toHaveLength(customers);
  const taken = new Set(found);
  const brought = tiers.reduce((sum, one) => sum + (taken.has(one.customerId) ? Number(one.value) : 0), 0);
  expect(brought / Number(wealth.revenue)).toBeCloseTo(share, 9);
}

/** Every flow, who stayed, and everyone who stood at either side of it. */
async function holdFlows(
  workspaceId: string,
  from: string,
  at: string,
  people: ReturnType<typeof asker>,
): Promise<void> {
  const found = await inWorkspace(database, workspaceId, (tx) =>
    findFigure(tx, workspaceId, now, () => ({ kind: "flows", at, from })),
  );
  if (isRefusal(found) || "accepted" in found) throw new Error("no flows");
  const { stages, tiers } = found.snapshot.result as Flows;
  for (const [kind, flows] of [
    ["stage", stages],
    ["tier", tiers],
  ] as const) {
    const sides = new Map<string, number>();
    for (const flow of flows) {
      const move = `${flow.from}>${flow.to}`;
      expect(await people("moved", { from, at, kind, move })).toHaveLength(flow.customers);
      for (const side of [`${flow.from}>`, `>${flow.to}`])
        sides.set(side, (sides.get(side) ?? 0) + flow.customers);
    }
    for (const [move, customers] of sides)
      expect(await people("moved", { from, at, kind, move })).toHaveLength(customers);
  }
}
