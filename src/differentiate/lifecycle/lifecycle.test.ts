import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { inEngine } from "#platform/database";
import { testDatabase } from "#test/database";
import { customerId, eventful, type History, someDate, someHistory, writeHistory } from "#test/history";
import { lifecycleSettings, type LifecycleSettings, stages } from "./lifecycle.contract.ts";
import { oracleStages, oracleWorkspaceRhythm } from "./lifecycle.oracle.ts";
import { lifecycleAt, stagesOf } from "./lifecycle.store.ts";

const database = await testDatabase();

/** Small bounds as well as the defaults, so that a history of weeks has defectors who come back. */
const someSettings: fc.Arbitrary<LifecycleSettings> = fc.oneof(
  fc.constant(lifecycleSettings.parse({})),
  fc.record({
    atRiskAfter: fc.constantFrom(0.5, 1, 1.1, 2),
    defectorAfter: fc.constantFrom(1, 1.7, 2.1, 3),
    rhythmMin: fc.integer({ min: 1, max: 20 }),
    rhythmMax: fc.integer({ min: 1, max: 60 }),
    rhythmDefault: fc.integer({ min: 1, max: 90 }),
    earlyRepeaterFrom: fc.integer({ min: 2, max: 3 }),
    coreFrom: fc.integer({ min: 3, max: 5 }),
  }),
);

async function write(history: History, settings: LifecycleSettings): Promise<string> {
  const workspaceId = await writeHistory(database, history);
  await inEngine(database, (tx) =>
    sql`insert into differentiate.lifecycle_setting values (${workspaceId}, ${JSON.stringify(settings)}, now())`.execute(
      tx,
    ),
  );
  return workspaceId;
}

test("every customer's stage at any date is the one that the definitions say", async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      someHistory,
      someSettings,
      someDate,
      fc.nat(),
      fc.nat(120),
      async (history, settings, date, n, later) => {
        const workspaceId = await write(history, settings);
        const days = eventful(history);
        const near = days[n % Math.max(days.length, 1)] ?? date;
        const after = new Date(Date.parse(near) + later * 86_400_000).toISOString().slice(0, 10);
        for (const at of [date, near, after]) {
          const expected = oracleStages(history, settings, at);
          const { all, some, counts } = await inEngine(database, async (tx) => ({
            all: await stagesOf(tx, { workspaceId, at }),
            some: await stagesOf(tx, { workspaceId, at, customerIds: [customerId(1), customerId(4)] }),
            counts: await lifecycleAt(tx, { workspaceId, at }),
          }));
          const named = expected.map((one, i) => ({ customerId: customerId(i), ...one }));
          expect(sorted(all)).toEqual(named);
          expect(sorted(some)).toEqual(named.filter((_, i) => i === 1 || i === 4));
          expect(counts.workspaceRhythm).toBe(oracleWorkspaceRhythm(history, at));
          expect(counts.lifecycle).toEqual(
            stages.map((stage) => ({
              stage,
              customers: expected.filter((one) => one.stage === stage).length,
            })),
          );
          for (const { stage } of expected) seen.set(stage, (seen.get(stage) ?? 0) + 1);
        }
      },
    ),
    { numRuns: 80, verbose: 1 },
  );
  // The histories are worth nothing where they never lead to a stage.
  expect([...seen.keys()].toSorted()).toEqual([...stages].toSorted());
}, 60_000);

/** Two or three days each within nine weeks: nobody has a rhythm of their own yet, so every comeback asks for the running one. */
const someComebacks: fc.Arbitrary<History> = fc
  .array(fc.uniqueArray(fc.nat(60), { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 9 })
  .map((days) => ({
    zone: "UTC",
    customers: days.length,
    sales: days.flatMap((theirs, customer) =>
      theirs.map((day) => ({
        customer,
        at: new Date(Date.UTC(2026, 0, 1 + day)),
        value: "1",
        cancelled: null,
      })),
    ),
    returns: [],
    partners: [],
  }));

test("a comeback is measured by the rhythm of the day before it", async () => {
  const run = fc.asyncProperty(someComebacks, fc.integer({ min: 2, max: 20 }), async (history, rhythmMax) => {
    const settings = lifecycleSettings.parse({ atRiskAfter: 3, defectorAfter: 1, rhythmMin: 1, rhythmMax });
    const patient = { ...settings, atRiskAfter: 60, defectorAfter: 1.5 };
    for (const each of [settings, patient]) {
      const workspaceId = await write(history, each);
      for (const at of new Set(eventful(history))) {
        const stagesFound = await inEngine(database, (tx) => stagesOf(tx, { workspaceId, at }));
        const expected = oracleStages(history, each, at).map((one, i) => ({
          customerId: customerId(i),
          ...one,
        }));
        expect(sorted(stagesFound)).toEqual(expected);
      }
    }
  });
  await fc.assert(run, { numRuns: 40, verbose: 1 });
}, 60_000);

test("the worked example of the documentation", async () => {
  const noon = (date: string) => new Date(`${date}T12:00:00Z`);
  const sale = (customer: number, date: string) => ({
    customer,
    at: noon(date),
    value: "10",
    cancelled: null,
  });
  const history: History = {
    zone: "America/Bogota",
    customers: 3,
    sales: [
      ...["2026-01-01", "2026-01-31", "2026-03-02"].map((date) => sale(0, date)),
      ...["2026-01-01", "2026-01-21", "2026-06-20"].map((date) => sale(1, date)),
    ],
    returns: [{ customer: 2, at: noon("2026-01-05"), value: "10" }],
    partners: [],
  };
  const workspaceId = await write(history, lifecycleSettings.parse({}));
  const on = async (at: string) =>
    (await inEngine(database, (tx) => stagesOf(tx, { workspaceId, at }).then(sorted))).map(
      (one) => one.stage,
    );
  expect(await on("2026-05-01")).toEqual(["early_repeater", "defector", "prospect"]);
  expect(await on("2026-05-02")).toEqual(["at_risk", "defector", "prospect"]);
  expect(await on("2026-05-31")).toEqual(["at_risk", "defector", "prospect"]);
  expect(await on("2026-06-01")).toEqual(["defector", "defector", "prospect"]);
  expect(await on("2026-06-20")).toEqual(["defector", "recovered", "prospect"]);

  // Named a partner until the day of the comeback, nobody was a defector on the day before it; a day less, and they were.
  for (const [until, stage] of [
    ["2026-06-20", "early_repeater"],
    ["2026-06-19", "recovered"],
  ] as const) {
    const named = { ...history, partners: [{ customer: 1, from: "2026-03-01", until }] };
    const partnered = await write(named, lifecycleSettings.parse({}));
    const found = await inEngine(database, (tx) =>
      stagesOf(tx, { workspaceId: partnered, at: "2026-06-20" }),
    );
    expect(sorted(found)[1]?.stage).toBe(stage);
  }
});

function sorted<T extends { customerId: string }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => (a.customerId < b.customerId ? -1 : 1));
}
