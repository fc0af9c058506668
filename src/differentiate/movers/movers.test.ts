import { Big } from "big.js";
import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { stagesOf } from "#differentiate/lifecycle";
import type { Flow, Flows } from "#differentiate/moves";
import * as snapshots from "#differentiate/snapshots";
import { tiersOf } from "#differentiate/value";
import { fixedClock } from "#platform/clock";
import { inEngine } from "#platform/database";
import * as stream from "#platform/stream";
import * as tasks from "#platform/tasks";
import { testDatabase } from "#test/database";
import { customerId, eventful, type History, someDate, someHistory, writeHistory } from "#test/history";
import { httpCaller } from "#test/http";
import { tierBy } from "./because.ts";
import type { Because, Mover } from "./movers.contract.ts";
import { manifest } from "./index.ts";

const database = await testDatabase();
const slices = [stream.manifest, tasks.manifest, snapshots.manifest, manifest];
const clock = fixedClock("2026-12-31T12:00:00Z");

type Place = { place: string; value: string };

/** Where everybody stands at a date, and their value then, by other statements than the flows'. */
async function standing(workspaceId: string, at: string) {
  return inEngine(database, async (tx) => {
    const asked = { workspaceId, at };
    const tiers = await tiersOf(tx, asked);
    const values = new Map(tiers.map((one) => [one.customerId, one.value]));
    const stages = await stagesOf(tx, asked);
    const placed = (id: string, place: string): [string, Place] => [
      id,
      { place, value: values.get(id) ?? "0" },
    ];
    return {
      stage: new Map(stages.map((one) => placed(one.customerId, one.stage))),
      tier: new Map(tiers.map((one) => placed(one.customerId, one.tier))),
      rhythm: new Map(stages.map((one) => [one.customerId, one])),
    };
  });
}

/** Half of the people were on the record long ago, the others came after everything. */
async function written(history: History): Promise<string> {
  const workspaceId = await writeHistory(database, history);
  await inEngine(database, (tx) =>
    sql`
      update identify.customer set created_at = '2022-01-01' where workspace_id = ${workspaceId} and bucket % 2 = 0
    `.execute(tx),
  );
  return workspaceId;
}

const isOld = (id: string) => Number.parseInt(id.slice(-2), 16) % 2 === 0;

test("flows hold everybody once, movers are who is in them, and what is said of each move is so", async () => {
  const heard = new Set<string>();
  const run = fc.asyncProperty(someHistory, someDate, someDate, fc.nat(), async (history, one, two, n) => {
    const days = eventful(history);
    const near = days[n % Math.max(days.length, 1)] ?? two;
    const [from = one, to = two] = [one, n % 2 ? near : two].toSorted();
    if (from === to) return;
    const workspaceId = await written(history);
    const ask = httpCaller({ database, clock, slices }, workspaceId);
    const before = await standing(workspaceId, from);
    const after = await standing(workspaceId, to);
    const { status, body } = await ask<Flows>("GET", `/api/value/flows?from=${from}&to=${to}`);
    expect(status).toBe(200);
    for (const kind of ["stage", "tier"] as const) {
      const flows = kind === "stage" ? body.stages : body.tiers;
      const expected = waysOf(kind, before[kind], after[kind]);
      expect(sorted(flows)).toEqual(sorted(expected.flows));
      const movers = await all(ask, `kind=${kind}&from=${from}&to=${to}`);
      expect(new Map(movers.map((one) => [one.customerId, `${one.from}>${one.to}`]))).toEqual(expected.moved);
      for (const mover of movers) {
        heard.add(mover.because.why);
        expect(mover.before).toBe(before[kind].get(mover.customerId)?.value);
        expect(mover.after).toBe(after[kind].get(mover.customerId)?.value);
        expect(mover.sentence).not.toMatch(/because\.|\{\{|undefined|NaN/);
        isSo(mover, {
          cuts: body.cuts,
          before: before.rhythm.get(mover.customerId),
          after: after.rhythm.get(mover.customerId),
          to,
        });
      }
    }
  });
  await fc.assert(run, { numRuns: 60, verbose: 1 });
  expect([...heard].toSorted()).toEqual(
    expect.arrayContaining(["cut_moved", "left_period", "silent", "cancelled"]),
  );
}, 90_000);

type Stood = { lastPurchase: string | null; rhythm: number | null } | undefined;
type Said = { cuts: Flows["cuts"]; before: Stood; after: Stood; to: string };

/** Checks what a reason claims against facts that come from elsewhere. */
function isSo(mover: Mover, { cuts, before, after, to }: Said): void {
  const { because } = mover;
  const days = (Date.parse(to) - Date.parse(after?.lastPurchase ?? to)) / 86_400_000;
  const checks: { readonly [W in Because["why"]]?: (one: Extract<Because, { why: W }>) => void } = {
    silent: (one) => {
      expect(one.days).toBe(days);
      expect(one.days).toBeGreaterThan(one.times * one.rhythm);
      expect(one.rhythm).toBe(after?.rhythm);
    },
    rhythm_moved: (one) => {
      expect(after?.lastPurchase).toBe(before?.lastPurchase);
      expect(one.after).not.toBe(one.before);
    },
    came_back: (one) => expect(one.on).toBe(after?.lastPurchase),
    bought_again: (one) => expect(one.on).toBe(after?.lastPurchase),
    cut_moved: (one) => {
      expect(tierBy(mover.after, cuts.before)).toBe(mover.from);
      expect(one.after).not.toBe(one.before);
    },
    other_orders: (one) => expect(one.before).not.toBe(one.after),
    left_period: () => expect(mover.to).toBe("inactive"),
    cancelled: (one) => expect(one.orders).toBeGreaterThan(0),
  };
  (checks[because.why] as ((one: Because) => void) | undefined)?.(because);
}

function waysOf(kind: "stage" | "tier", before: Map<string, Place>, after: Map<string, Place>) {
  const flows = new Map<string, Omit<Flow, "before" | "after"> & { before: Big; after: Big }>();
  const moved = new Map<string, string>();
  for (const [id, stood] of before) {
    const stands = after.get(id) ?? { place: "", value: "0" };
    const nobody = kind === "stage" ? "prospect" : "prospects";
    const from = stood.place === nobody && !isOld(id) ? "new" : stood.place;
    const key = `${from}>${stands.place}`;
    if (from !== stands.place) moved.set(id, key);
    const flow = flows.get(key) ?? {
      from,
      to: stands.place,
      customers: 0,
      before: new Big(0),
      after: new Big(0),
    };
    flows.set(key, {
      ...flow,
      customers: flow.customers + 1,
      before: flow.before.plus(stood.value),
      after: flow.after.plus(stands.value),
    });
  }
  return { flows: [...flows.values()], moved };
}

function sorted(
  flows: readonly (Omit<Flow, "before" | "after"> & { before: string | Big; after: string | Big })[],
) {
  return flows
    .map((one) => ({ ...one, before: new Big(one.before).toFixed(), after: new Big(one.after).toFixed() }))
    .toSorted((a, b) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1));
}

type Ask = ReturnType<typeof httpCaller>;

const spanish = { headers: { "accept-language": "es" } };

/** Two a page, so that the pages must join. */
async function all(ask: Ask, query: string): Promise<Mover[]> {
  const found: Mover[] = [];
  for (let after = ""; ;) {
    const path = `/api/value/movers?${query}&limit=2${after && `&after=${after}`}`;
    const { status, body } = await ask<{ items: Mover[]; next: string | null }>("GET", path, spanish);
    expect(status).toBe(200);
    found.push(...body.items);
    if (!body.next) return found;
    after = body.next;
  }
}

const noon = (date: string) => new Date(`${date}T12:00:00Z`);
const sale = (customer: number, date: string, value = "10") => ({
  customer,
  at: noon(date),
  value,
  cancelled: null,
});

test("a list is of one move or one direction, sorted as asked, and a file of all of it", async () => {
  const history: History = {
    zone: "UTC",
    customers: 5,
    sales: [
      ...["2026-01-01", "2026-01-31", "2026-03-02"].map((date) => sale(0, date, "100")),
      ...["2026-01-01", "2026-01-31", "2026-03-02"].map((date) => sale(1, date, "50")),
      sale(2, "2026-05-20", "30"),
      sale(3, "2026-04-20", "20"),
    ],
    returns: [],
    partners: [],
  };
  const ask = httpCaller({ database, clock, slices }, await written(history));
  const dates = "from=2026-04-25&to=2026-05-25";
  const lost = await all(ask, `${dates}&move=early_repeater>at_risk`);
  expect(lost.map((one) => [one.customerId, one.sentence])).toEqual([
    [customerId(0), "Sin comprar desde hace 84 días, más del doble de su ritmo (30)"],
    [customerId(1), "Sin comprar desde hace 84 días, más del doble de su ritmo (30)"],
  ]);
  expect((await all(ask, `${dates}&direction=down&sort=-before`)).map((one) => one.from)).toEqual([
    "early_repeater",
    "early_repeater",
  ]);
  expect(await all(ask, `${dates}&direction=in`)).toMatchObject([
    {
      customerId: customerId(2),
      because: { why: "first_purchase", orders: 1, value: "30" },
      difference: "30",
    },
  ]);
  const file = await ask<string>("GET", `/api/value/movers/export?${dates}&direction=down`, spanish);
  expect(file.body.split("\r\n").slice(1, 2)).toEqual([
    `${customerId(0)},,early_repeater,at_risk,300,300,0,"Sin comprar desde hace 84 días, más del doble de su ritmo (30)"`,
  ]);
  const wrong = await ask<{ type: string }>("GET", `/api/value/movers?${dates}&after=x`);
  expect([wrong.status, wrong.body.type]).toEqual([400, "urn:vinculo:intake.cursor_invalid"]);
});
