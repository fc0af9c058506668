import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { recordFound } from "#differentiate/differences";
import { tiersOf } from "#differentiate/value";
import { dateIn } from "#platform/clock";
import { inEngine } from "#platform/database";
import type { Lane } from "#platform/manifest";
import { testDatabase } from "#test/database";
import { customerId, eventful, type History, someDate, someHistory, writeHistory } from "#test/history";
import { findTiers, value } from "./tiers.reaction.ts";

const database = await testDatabase();
const eventId = "00000000-0000-7000-8000-0000000000ee";

const sale = (customer: number, date: string, amount = "10") => ({
  customer,
  at: new Date(`${date}T12:00:00Z`),
  value: amount,
  cancelled: null,
});
/** Ten buyers worth 10, 20, … 100 in March; an eleventh never bought. */
const ladder: History = {
  zone: "America/Bogota",
  customers: 11,
  sales: Array.from({ length: 10 }, (_, i) => sale(i, "2026-03-01", String((i + 1) * 10))),
  returns: [],
  partners: [],
};
const now = new Date("2026-03-10T15:00:00Z");

const refresh = (workspaceId: string, at: Date = now, lane: Lane = "live") =>
  inEngine(database, async (tx) => {
    const found = await findTiers(tx, workspaceId, at);
    const [kept] = await recordFound((work) => work(tx), workspaceId, [found], { lane, now: at });
    return kept;
  });
const react = (workspaceId: string, customers: readonly number[], at: Date = now, lane: Lane = "live") =>
  inEngine(database, (tx) => {
    const changes = customers.map((one) => ({ customerId: customerId(one), eventId, type: "order.placed" }));
    return value.react({ tx, workspaceId, lane, now: at, changes });
  });

async function order(workspaceId: string, customer: number, amount: string): Promise<void> {
  await inEngine(database, (tx) =>
    sql`
      insert into identify.customer_order (workspace_id, customer_id, source_id, order_ref, profile_id, placed_at, total,
        home_total, updated_at, content_hash)
      values (${workspaceId}, ${customerId(customer)}, ${customerId(customer)}, 'new', ${customerId(customer)},
        '2026-03-09T12:00:00Z', ${amount}, ${amount}, ${now}, '')
    `.execute(tx),
  );
}

async function recorded(workspaceId: string): Promise<Map<string, string | null>> {
  const { rows } = await inEngine(database, (tx) =>
    sql<{ id: string; tier: string | null }>`
      select customer_id as id, traits -> 'tier' ->> 'v' as tier
      from identify.customer
      where workspace_id = ${workspaceId} and merged_into is null
    `.execute(tx),
  );
  return new Map(rows.map(({ id, tier }) => [id, tier]));
}

async function announced(workspaceId: string) {
  const { rows } = await inEngine(database, (tx) =>
    sql<{ customer: number; props: unknown; cause: string | null; depth: number }>`
      select get_byte(uuid_send(customer_id), 15) as customer, props, cause_id as cause, depth
      from identify.event
      where workspace_id = ${workspaceId} and type = 'tier.changed'
      order by message_id, customer_id
    `.execute(tx),
  );
  return rows;
}

const computed = async (workspaceId: string, at: string) =>
  new Map(
    (await inEngine(database, (tx) => tiersOf(tx, { workspaceId, at }))).map((one) => [
      one.customerId,
      one.tier,
    ]),
  );

test("after a refresh the recorded tier is the computed one, whatever happened before it", async () => {
  await fc.assert(
    fc.asyncProperty(someHistory, someDate, fc.nat(), fc.array(fc.nat(8)), async (history, date, n, who) => {
      const workspaceId = await writeHistory(database, history);
      const days = eventful(history);
      const known = who.filter((one) => one < history.customers);
      for (const at of [date, days[n % Math.max(days.length, 1)] ?? date].toSorted()) {
        const instant = new Date(`${at}T12:00:00Z`);
        if (known.length > 0) await react(workspaceId, known, instant);
        await refresh(workspaceId, instant);
        expect(await recorded(workspaceId)).toEqual(
          await computed(workspaceId, dateIn(history.zone, instant)),
        );
        expect(await refresh(workspaceId, instant)).toBe(0);
      }
    }),
    { numRuns: 40 },
  );
});

test("an order moves its customer at once, by the cuts that stand, and says so with its cause", async () => {
  const workspaceId = await writeHistory(database, ladder);
  await refresh(workspaceId, now, "bulk");
  expect((await recorded(workspaceId)).get(customerId(9))).toBe("top");
  expect((await recorded(workspaceId)).get(customerId(10))).toBe("prospects");
  await order(workspaceId, 10, "500");
  await react(workspaceId, [10]);
  await react(workspaceId, [10]);
  expect(await announced(workspaceId)).toEqual([
    { customer: 10, props: { from: "prospects", to: "top" }, cause: eventId, depth: 1 },
  ]);
  // Who was the best is now the second of eleven: where the tiers end is found again for everyone.
  expect((await recorded(workspaceId)).get(customerId(9))).toBe("top");
  expect(await refresh(workspaceId)).toBe(1);
  expect(await announced(workspaceId)).toContainEqual({
    customer: 9,
    props: { from: "top", to: "medium" },
    cause: null,
    depth: 0,
  });
});

test("in bulk the tier is recorded and nothing is announced", async () => {
  const workspaceId = await writeHistory(database, ladder);
  await refresh(workspaceId, now, "bulk");
  await order(workspaceId, 0, "500");
  await react(workspaceId, [0], now, "bulk");
  expect((await recorded(workspaceId)).get(customerId(0))).toBe("top");
  expect(await announced(workspaceId)).toEqual([]);
});

test("time alone makes a customer inactive, on the workspace's day", async () => {
  const workspaceId = await writeHistory(database, ladder);
  await refresh(workspaceId, now, "bulk");
  // The year up to 1 March 2027 begins on 2 March 2026; at 04:59 UTC it is still 28 February in Bogotá.
  expect(await refresh(workspaceId, new Date("2027-03-01T04:59:00Z"))).toBe(0);
  expect(await refresh(workspaceId, new Date("2027-03-01T05:00:00Z"))).toBe(10);
  expect(new Set((await recorded(workspaceId)).values())).toEqual(new Set(["inactive", "prospects"]));
});

test("before anyone was ever looked at, an order waits for the first refresh", async () => {
  const workspaceId = await writeHistory(database, ladder);
  await react(workspaceId, [0]);
  expect((await recorded(workspaceId)).get(customerId(0))).toBeNull();
});
