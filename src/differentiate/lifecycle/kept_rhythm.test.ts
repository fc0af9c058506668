import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { inEngine } from "#platform/database";
import { testDatabase } from "#test/database";
import { customerId, eventful, type History, someDate, someHistory, writeHistory } from "#test/history";
import { asOf } from "./as_of.ts";
import { refreshLifecycle } from "./lifecycle.reaction.ts";
import { lifecycleSettingsOf, stagesOf } from "./lifecycle.store.ts";
import { findChanges } from "./state.store.ts";

const database = await testDatabase();

const refresh = (workspaceId: string, at: string) =>
  inEngine(database, (tx) => refreshLifecycle(tx, workspaceId, new Date(`${at}T12:00:00Z`)));

/** Looks at some customers by the rhythms kept; answers who changed. */
const look = (workspaceId: string, at: string, customers: readonly number[]) =>
  inEngine(database, async (tx) => {
    const settings = await lifecycleSettingsOf(tx, workspaceId);
    return findChanges(tx, await asOf(tx, workspaceId, at), settings, customers.map(customerId));
  });

test("by the kept rhythms everybody stands where the look at everyone found them", async () => {
  await fc.assert(
    fc.asyncProperty(
      someHistory,
      fc.array(someDate, { minLength: 1, maxLength: 2 }),
      fc.nat(),
      async (history, dates, n) => {
        const workspaceId = await writeHistory(database, { ...history, zone: "UTC" });
        const days = eventful({ ...history, zone: "UTC" });
        for (const at of [...dates, days[n % Math.max(days.length, 1)] ?? dates[0] ?? ""].toSorted()) {
          await refresh(workspaceId, at);
          const everyone = Array.from({ length: history.customers }, (_, i) => i);
          expect(await look(workspaceId, at, everyone)).toEqual([]);
          const one = history.customers === 0 ? [] : [n % history.customers];
          expect(await look(workspaceId, at, one)).toEqual([]);
        }
      },
    ),
    { numRuns: 15 },
  );
}, 60_000);

const sale = (customer: number, date: string) => ({
  customer,
  at: new Date(`${date}T12:00:00Z`),
  value: "10",
  cancelled: null,
});

test("an order that brings its customer back is measured by the rhythm kept for the day before it", async () => {
  // One buys every ten days and makes the rhythm; the other bought once, and comes back after sixty days.
  const regular = Array.from({ length: 20 }, (_, i) =>
    new Date(Date.UTC(2026, 0, 1 + i * 10)).toISOString().slice(0, 10),
  );
  const history: History = {
    zone: "UTC",
    customers: 2,
    sales: [...regular.map((day) => sale(0, day)), sale(1, "2026-04-01")],
    returns: [],
    partners: [],
  };
  const workspaceId = await writeHistory(database, history);
  await refresh(workspaceId, "2026-05-30");
  await inEngine(database, (tx) =>
    sql`
      insert into identify.customer_order (workspace_id, customer_id, source_id, order_ref, profile_id, placed_at, total,
        home_total, updated_at, content_hash)
      values (${workspaceId}, ${customerId(1)}, ${customerId(1)}, 'back', ${customerId(1)}, '2026-05-31T12:00:00Z', 10, 10,
        '2026-05-31', '')
    `.execute(tx),
  );
  expect(await look(workspaceId, "2026-05-31", [1])).toMatchObject([{ from: "defector", to: "recovered" }]);
  await refresh(workspaceId, "2026-05-31");
  const [found] = await inEngine(database, (tx) =>
    stagesOf(tx, { workspaceId, at: "2026-05-31", customerIds: [customerId(1)] }),
  );
  expect(found?.stage).toBe("recovered");
  expect(await look(workspaceId, "2026-05-31", [0, 1])).toEqual([]);
});

test("a day before every gap that stands is kept without a rhythm, whatever was kept before a cancellation", async () => {
  const history: History = {
    zone: "UTC",
    customers: 1,
    sales: [
      { ...sale(0, "2026-01-01"), cancelled: new Date("2026-01-03T12:00:00Z") },
      sale(0, "2026-01-02"),
      sale(0, "2026-02-15"),
    ],
    returns: [],
    partners: [],
  };
  const workspaceId = await writeHistory(database, history);
  await refresh(workspaceId, "2026-01-02");
  await refresh(workspaceId, "2026-02-15");
  expect(await look(workspaceId, "2026-02-15", [0])).toEqual([]);
});
