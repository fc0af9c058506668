import fc from "fast-check";
import { expect, test } from "vitest";
import { lifecycleSettings, refreshLifecycle, type Stage, stagesOf } from "#differentiate/lifecycle";
import { tiersOf } from "#differentiate/value";
import { inEngine, inWorkspace } from "#platform/database";
import { testDatabase } from "#test/database";
import { customerId, eventful, someDate, someHistory, writeHistory } from "#test/history";
import { relationship } from "./relationship.contract.ts";
import type { Rhythm } from "./relationship.contract.ts";
import { relationshipOf, tierAbove } from "./relationship.ts";
import { silences, usualGap } from "./rhythm.ts";

const database = await testDatabase();
const settings = lifecycleSettings.parse({});

test("a customer's rhythm, last purchase and worth are those found for everyone at once", async () => {
  await fc.assert(
    fc.asyncProperty(someHistory, someDate, fc.nat(), async (history, random, n) => {
      const workspaceId = await writeHistory(database, history);
      const days = eventful(history);
      const at = n % 2 === 0 ? random : (days[n % Math.max(days.length, 1)] ?? random);
      const [stages, tiers] = await inEngine(database, async (tx) => [
        await stagesOf(tx, { workspaceId, at }),
        await tiersOf(tx, { workspaceId, at }),
      ]);
      // Found from everyone's orders, or kept when everyone was looked at: it is the same rhythm.
      if (n % 3 === 0) {
        await inEngine(database, (tx) =>
          refreshLifecycle(tx, workspaceId, new Date(`${at}T12:00:00Z`), "bulk"),
        );
      }
      for (const expected of stages) {
        const found = await inWorkspace(database, workspaceId, (tx) =>
          relationshipOf(tx, workspaceId, expected.customerId, new Date(`${at}T12:00:00Z`)),
        );
        // Noon in UTC is the next day in Auckland: then the date asked about is another.
        if (found.today !== at) return;
        expect(relationship.parse(found)).toEqual(found);
        expect(found.rhythm?.days ?? null).toBe(expected.rhythm);
        expect(found.rhythm?.lastPurchase ?? null).toBe(expected.lastPurchase);
        const worth = tiers.find((one) => one.customerId === expected.customerId);
        expect(found.worth.revenue).toBe(worth?.value);
        const heard = found.rhythm && silence(found.rhythm, at);
        expect(heard).toBe(expected.stage === "partner" ? heard : silenceIn(expected.stage));
      }
    }),
    { numRuns: 20 },
  );
});

/** What a rhythm says of the silence at a date, and what a stage does. */
function silence({ atRiskFrom, defectorFrom }: Rhythm, at: string): "none" | "risk" | "loss" {
  return at >= defectorFrom ? "loss" : at >= atRiskFrom ? "risk" : "none";
}

function silenceIn(stage: Stage): ReturnType<typeof silence> | null {
  if (stage === "prospect") return null;
  return stage === "defector" ? "loss" : stage === "at_risk" ? "risk" : "none";
}

test("silence counts from the first day beyond, also where a rhythm ends in a half", () => {
  expect(usualGap(["2026-01-01", "2026-01-31", "2026-03-02"])).toBe(30);
  expect(usualGap(["2026-01-01", "2026-01-31"])).toBeNull();
  const ana = silences({ days: 30, usual: 30, lastPurchase: "2026-03-02" }, settings);
  expect(ana).toMatchObject({ atRiskFrom: "2026-05-02", defectorFrom: "2026-06-01" });
  const half = silences({ days: 45.5, usual: 45.5, lastPurchase: "2026-01-01" }, settings);
  // 91 days and 136.5 days: the 92nd and the 137th day after.
  expect(half).toMatchObject({ atRiskFrom: "2026-04-03", defectorFrom: "2026-05-18" });
  // 2.1 · 10 is 21, which a float makes a little more.
  const exact = silences(
    { days: 10, usual: 10, lastPurchase: "2026-01-01" },
    { ...settings, atRiskAfter: 2.1 },
  );
  expect(exact.atRiskFrom).toBe("2026-01-23");
});

test("the tier above is the nearest with a place, and the sum to it is exact", () => {
  const cuts = { top: "900.1", big: null, medium: "200" };
  expect(tierAbove(cuts, "small", "199.9")).toEqual({ tier: "medium", missing: "0.1" });
  expect(tierAbove(cuts, "medium", "200.2")).toEqual({ tier: "top", missing: "699.9" });
  expect(tierAbove(cuts, "small", "950")).toBeNull();
  for (const tier of ["top", "inactive", "prospects", null] as const)
    expect(tierAbove(cuts, tier, "0")).toBeNull();
  expect(tierAbove(null, "small", "1")).toBeNull();
});

test("somebody who never bought has no rhythm", async () => {
  const history = { zone: "Europe/Madrid", customers: 1, sales: [], returns: [], partners: [] };
  const workspaceId = await writeHistory(database, history);
  const found = await inWorkspace(database, workspaceId, (tx) =>
    relationshipOf(tx, workspaceId, customerId(0), new Date("2026-03-10T12:00:00Z")),
  );
  expect(found).toMatchObject({
    rhythm: null,
    purchaseDays: [],
    worth: { revenue: "0", orders: 0, tier: null },
  });
});
