import { sql } from "kysely";
import { expect, test } from "vitest";
import { inEngine } from "#platform/database";
import type { Lane } from "#platform/manifest";
import { testDatabase } from "#test/database";
import { customerId, type History, writeHistory } from "#test/history";
import { lifecycle, refreshLifecycle } from "./lifecycle.reaction.ts";

const database = await testDatabase();

const sale = (customer: number, date: string) => ({
  customer,
  at: new Date(`${date}T12:00:00Z`),
  value: "10",
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
const eventId = "00000000-0000-7000-8000-0000000000ee";

async function react(
  workspaceId: string,
  now: string,
  customers: readonly number[],
  lane: Lane = "live",
): Promise<void> {
  const changes = customers.map((one) => ({ customerId: customerId(one), eventId, type: "order.placed" }));
  await inEngine(database, (tx) => lifecycle.react({ tx, workspaceId, lane, now: new Date(now), changes }));
}

async function refresh(workspaceId: string, now: string, lane?: Lane): Promise<number> {
  return inEngine(database, (tx) => refreshLifecycle(tx, workspaceId, new Date(now), lane));
}

async function recorded(workspaceId: string) {
  const { rows } = await inEngine(database, (tx) =>
    sql<{ stage: string; trait: string | null; by: string | null; since: string }>`
      select stage, traits -> 'stage' ->> 'v' as trait, traits -> 'stage' ->> 'by' as by, since
      from differentiate.lifecycle_state
      join identify.customer using (workspace_id, customer_id)
      where workspace_id = ${workspaceId}
      order by customer_id
    `.execute(tx),
  );
  return rows;
}

async function announced(workspaceId: string) {
  const { rows } = await inEngine(database, (tx) =>
    sql<{ customer: number; props: unknown; cause: string | null; depth: number }>`
      select get_byte(uuid_send(customer_id), 15) as customer, props, cause_id as cause, depth
      from identify.event
      where workspace_id = ${workspaceId} and type = 'customer.stage_changed'
      order by message_id, customer_id
    `.execute(tx),
  );
  return rows;
}

test("an order changes the stage of its customer, once, and says so with its cause", async () => {
  const workspaceId = await writeHistory(database, history);
  await react(workspaceId, "2026-03-10T15:00:00Z", [0, 0]);
  await react(workspaceId, "2026-03-10T15:00:00Z", [0]);
  expect(await recorded(workspaceId)).toEqual([
    { stage: "early_repeater", trait: "early_repeater", by: "lifecycle", since: "2026-03-10" },
  ]);
  expect(await announced(workspaceId)).toEqual([
    { customer: 0, props: { from: null, to: "early_repeater" }, cause: eventId, depth: 1 },
  ]);
});

test("time alone takes a customer to risk and defection; the day is the workspace's", async () => {
  const workspaceId = await writeHistory(database, history);
  expect(await refresh(workspaceId, "2026-03-10T15:00:00Z")).toBe(3);
  // 04:59 UTC on 2 May is still 1 May in Bogotá: sixty days after the last order, not more.
  expect(await refresh(workspaceId, "2026-05-02T04:59:00Z")).toBe(1);
  expect((await recorded(workspaceId)).map((one) => one.stage)).toEqual([
    "early_repeater",
    "at_risk",
    "prospect",
  ]);
  expect(await refresh(workspaceId, "2026-05-02T05:00:00Z")).toBe(1);
  expect((await recorded(workspaceId)).map((one) => one.trait)).toEqual(["at_risk", "at_risk", "prospect"]);
  expect(await refresh(workspaceId, "2026-05-03T05:00:00Z")).toBe(1);
  expect((await recorded(workspaceId)).map((one) => one.trait)).toEqual(["at_risk", "defector", "prospect"]);
  expect(await refresh(workspaceId, "2026-05-03T05:00:00Z")).toBe(0);
  expect(await announced(workspaceId)).toHaveLength(6);
});

test("in bulk the stage is recorded and nothing is announced", async () => {
  const workspaceId = await writeHistory(database, history);
  await react(workspaceId, "2026-03-10T15:00:00Z", [0, 1], "bulk");
  await refresh(workspaceId, "2026-03-10T15:00:00Z", "bulk");
  expect((await recorded(workspaceId)).map((one) => one.trait)).toEqual([
    "early_repeater",
    "first_time",
    "prospect",
  ]);
  expect(await announced(workspaceId)).toEqual([]);
});

test("of two changes at one instant the later one stands", async () => {
  const workspaceId = await writeHistory(database, history);
  const now = "2026-03-10T15:00:00Z";
  await react(workspaceId, now, [1]);
  await inEngine(database, (tx) =>
    sql`
      update identify.customer_order set cancelled_at = '2026-02-02'
      where workspace_id = ${workspaceId} and customer_id = ${customerId(1)}
    `.execute(tx),
  );
  await react(workspaceId, now, [1]);
  expect((await recorded(workspaceId)).map((one) => one.trait)).toEqual(["prospect"]);
  expect((await announced(workspaceId)).map((one) => one.props)).toEqual([
    { from: null, to: "first_time" },
    { from: "first_time", to: "prospect" },
  ]);
});
