import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { inEngine } from "#platform/database";
import { testDatabase } from "#test/database";
import { customerId, eventful, type History, someDate, someHistory, writeHistory } from "#test/history";
import { valueAt as shape, valueSettings, type ValueSettings } from "./value.contract.ts";
import { oracleTiers, oracleValue } from "./value.oracle.ts";
import { cohortsAt, concentrationAt, pyramidAt, rfmAt, tiersOf, trendAt, valueAt } from "./value.store.ts";

const database = await testDatabase();

/** Published data that is not part of the repository; without it the test that needs it is skipped and shown so. */
const sample = join(import.meta.dirname, "../../../../shared/data/CDNOW_sample.txt");

const someSettings: fc.Arbitrary<ValueSettings> = fc.oneof(
  fc.constant(valueSettings.parse({})),
  fc.record({
    topShare: fc.constantFrom(0, 0.07, 0.2),
    bigShare: fc.constantFrom(0.2, 0.3),
    mediumShare: fc.constantFrom(0.5, 0.7, 1),
    periodMonths: fc.constantFrom(1, 3, 12, 30),
  }),
);

async function write(history: History, settings: ValueSettings): Promise<string> {
  const workspaceId = await writeHistory(database, history);
  await inEngine(database, (tx) =>
    sql`insert into differentiate.value_setting values (${workspaceId}, ${JSON.stringify(settings)}, now())`.execute(
      tx,
    ),
  );
  return workspaceId;
}

test("pyramid, RFM, cohorts, concentration and trend at any date are what the definitions say", async () => {
  await fc.assert(
    fc.asyncProperty(someHistory, someSettings, someDate, fc.nat(), async (history, settings, date, n) => {
      const workspaceId = await write(history, settings);
      const days = eventful(history);
      for (const at of [date, days[n % Math.max(days.length, 1)] ?? date]) {
        const expected = oracleValue(history, settings, at);
        const asked = { workspaceId, at };
        await inEngine(database, async (tx) => {
          expect(shape.parse(await valueAt(tx, asked))).toEqual(expected);
          expect(await pyramidAt(tx, asked)).toEqual(expected.pyramid);
          expect(await rfmAt(tx, asked)).toEqual(expected.rfm);
          expect(await rfmAt(tx, { ...asked, nested: true })).toEqual(expected.rfmNested);
          expect(await cohortsAt(tx, asked)).toEqual(expected.cohorts);
          expect(await concentrationAt(tx, asked)).toEqual(expected.concentration);
          expect(await trendAt(tx, asked)).toEqual(expected.trend);
          const tiers = new Map((await tiersOf(tx, asked)).map((one) => [one.customerId, one.tier]));
          const named = oracleTiers(history, settings, at).map((tier, i) => [customerId(i), tier] as const);
          expect(tiers).toEqual(new Map(named));
        });
      }
    }),
    { numRuns: 60, verbose: 1 },
  );
}, 60_000);

/**
 * FORMULAS.md: on CDNOW's calibration period the frequency of repeat purchases takes only the scores 2, 4 and 5. Days of
 * purchase are the unit there, and the first of them is the trial and no repeat.
 */
test.skipIf(!existsSync(sample))(
  "frequency on CDNOW's calibration sample takes only the scores 2, 4 and 5",
  async () => {
    const lines = (await readFile(sample, "utf8"))
      .trim()
      .split(/\r?\n/)
      .map((line) => line.trim().split(/\s+/));
    const purchases = new Map(
      lines.map(([, customer = "", day = "", , value = ""]) => [
        `${customer} ${day}`,
        { customer: Number(customer), day, value },
      ]),
    );
    const sales = [...purchases.values()]
      .filter(({ day }) => day <= "19970930")
      .map(({ customer, day, value }) => ({
        customer: customer - 1,
        at: new Date(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T12:00:00Z`),
        value,
        cancelled: null,
      }));
    const history: History = { zone: "UTC", customers: 2357, sales, returns: [], partners: [] };
    const workspaceId = await write(history, valueSettings.parse({}));
    const cells = await inEngine(database, (tx) => rfmAt(tx, { workspaceId, at: "1997-09-30" }));
    const byFrequency = new Map<number, number>();
    for (const { f, customers } of cells) byFrequency.set(f, (byFrequency.get(f) ?? 0) + customers);
    expect([...byFrequency.keys()].toSorted((a, b) => a - b)).toEqual([2, 4, 5]);
    expect(byFrequency.get(2)).toBe(1411);
    expect(cells.reduce((sum, one) => sum + one.customers, 0)).toBe(2357);
  },
);
