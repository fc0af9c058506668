import fc from "fast-check";
import { expect, test } from "vitest";
import { tiersOf } from "#differentiate/value";
import { inWorkspace } from "#platform/database";
import { testDatabase } from "#test/database";
import { type History, someDate, someHistory, writeHistory } from "#test/history";
import { wealthAt } from "./wealth.store.ts";

const database = await testDatabase();
const isActive = new Set(["top", "big", "medium", "small"]);

test("curve and Gini at any date are what the definitions say", async () => {
  const run = fc.asyncProperty(someHistory, someDate, async (history, at) => {
    const workspaceId = await writeHistory(database, history);
    const asked = { workspaceId, at };
    const [found, tiers] = await inWorkspace(database, workspaceId, async (tx) => [
      await wealthAt(tx, asked),
      await tiersOf(tx, asked),
    ]);
    const values = tiers.filter((one) => isActive.has(one.tier)).map((one) => Number(one.value));
    const total = tiers.reduce((sum, one) => sum + Number(one.value), 0);
    expect(found.customers).toBe(values.length);
    expect(Number(found.revenue)).toBeCloseTo(total, 6);
    // Where the active customers bring nothing, nothing is shared unequally or otherwise.
    const brought = values.reduce((sum, one) => sum + one, 0);
    expect(found.gini === null).toBe(brought < 1e-9);
    expect(found.gini ?? 0).toBeCloseTo(brought < 1e-9 ? 0 : gini(values), 6);
    expect(found.curve.length > 0).toBe(total > 1e-9 && values.length > 0);
    const best = values.toSorted((a, b) => b - a);
    for (const { percent, customers, share } of found.curve) {
      expect(customers).toBe(Math.ceil((percent * values.length) / 100));
      expect(share * total).toBeCloseTo(
        best.slice(0, customers).reduce((sum, one) => sum + one, 0),
        6,
      );
    }
    expect([0, 101]).toContain(found.curve.length);
  });
  await fc.assert(run, { numRuns: 40, verbose: 1 });
}, 60_000);

/** The mean difference between two customers over twice their mean. */
function gini(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const differences = values.flatMap((one) => values.map((other) => Math.abs(one - other)));
  return differences.reduce((sum, one) => sum + one, 0) / differences.length / (2 * mean);
}

test("the worked example of the documentation", async () => {
  const sale = (customer: number, value: string) => ({
    customer,
    at: new Date("2026-01-10T12:00:00Z"),
    value,
    cancelled: null,
  });
  const of = async (values: readonly string[]) => {
    const sales = values.map((value, customer) => sale(customer, value));
    const history: History = { zone: "UTC", customers: sales.length, sales, returns: [], partners: [] };
    const workspaceId = await writeHistory(database, history);
    return inWorkspace(database, workspaceId, (tx) => wealthAt(tx, { workspaceId, at: "2026-02-01" }));
  };
  const found = await of(["60", "20", "10", "10"]);
  expect(found).toMatchObject({ customers: 4, revenue: "100", gini: 0.4 });
  expect(found.curve[20]).toEqual({ percent: 20, customers: 1, share: 0.6 });
  expect((await of(["5", "5", "5"])).gini).toBe(0);
  expect(await of([])).toMatchObject({ customers: 0, gini: null, curve: [] });
});
