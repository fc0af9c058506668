import { sql } from "kysely";
import { expect, it } from "vitest";
import { fixedClock } from "#platform/clock";
import { inEngine } from "#platform/database";
import { bucketOf, newId } from "#platform/ids";
import type { ChangeSet, Manifest, Subscription } from "#platform/manifest";
import { testDatabase } from "#test/database";
import { pulse } from "./pulse.ts";

const clock = fixedClock("2026-02-01T10:00:00Z");
const database = await testDatabase();

function slice(...on: Subscription[]): Manifest {
  return { name: "test/slice", purpose: "", tables: [], emits: [], on, fills: [], words: { es: {}, en: {} } };
}

function subscriber(
  name: string,
  react: (set: ChangeSet) => void,
  unit: Subscription["unit"] = "event",
): Subscription {
  return { name, events: ["order.*"], lanes: ["live", "bulk"], unit, react: async (set) => react(set) };
}

async function happen(
  customerId: string,
  type = "order.placed",
  lane = "live",
  workspaceId = one,
): Promise<void> {
  await inEngine(database, (tx) =>
    sql`
      insert into platform.outbox (lane, bucket, workspace_id, customer_id, event_id, type)
      values (${lane}, ${bucketOf(customerId)}, ${workspaceId}, ${customerId}, ${newId(clock.now())}, ${type})
    `.execute(tx),
  );
}

async function left(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from platform.outbox`.execute(
    database.engine,
  );
  return rows[0]?.n ?? -1;
}

const one = newId(clock.now());
const other = newId(clock.now());
const id = () => newId(clock.now());

it("hands over everything once, one workspace at a time, and forgets it", async () => {
  const seen: ChangeSet[] = [];
  const [a, b] = [id(), id()];
  await happen(a);
  await happen(b, "order.placed", "live", other);
  await happen(a, "order.refunded", "bulk");
  await happen(a, "visit.seen");
  const beating = pulse(database, [slice(subscriber("s", (set) => seen.push(set)))], clock);
  expect(await beating.drain()).toBe(4);
  expect(await beating.drain()).toBe(0);
  expect(await left()).toBe(0);
  expect(seen.map((set) => [set.workspaceId, set.lane, set.changes.map((change) => change.type)])).toEqual(
    expect.arrayContaining([
      [one, "live", ["order.placed"]],
      [other, "live", ["order.placed"]],
      [one, "bulk", ["order.refunded"]],
    ]),
  );
  expect(seen.at(-1)?.lane).toBe("bulk");
});

it("gives a subscriber of customers each customer once", async () => {
  const a = id();
  for (let times = 0; times < 3; times += 1) await happen(a);
  const seen: number[] = [];
  await pulse(
    database,
    [slice(subscriber("s", (set) => seen.push(set.changes.length), "customer"))],
    clock,
  ).drain();
  expect(seen).toEqual([1]);
});

it("parks the one customer who makes a subscriber throw; the others and the other subscribers go on", async () => {
  const bucket = "7f";
  const customers = Array.from({ length: 9 }, () => id().slice(0, -2) + bucket);
  const bad = customers[4] ?? "";
  for (const customer of customers) await happen(customer);
  let mended = false;
  const through: string[] = [];
  const whole: string[] = [];
  const picky = subscriber("picky", (set) => {
    if (!mended && set.changes.some((change) => change.customerId === bad)) throw new Error("no");
    through.push(...set.changes.map((change) => change.customerId));
  });
  const calm = subscriber(
    "calm",
    (set) => void whole.push(...set.changes.map((change) => change.customerId)),
  );
  const beating = pulse(database, [slice(picky, calm)], clock);
  await beating.drain();
  expect(through.toSorted()).toEqual(customers.filter((customer) => customer !== bad).toSorted());
  expect(whole).toHaveLength(9);

  await happen(bad, "order.refunded");
  await beating.drain();
  expect(through).toHaveLength(8);
  expect(await beating.retryParked()).toBe(0);

  mended = true;
  expect(await beating.retryParked()).toBe(1);
  expect(through.slice(8)).toEqual([bad, bad]);
  expect(await beating.retryParked()).toBe(0);
});

it("lets two pulses share the work without doing anything twice", async () => {
  const customers = Array.from({ length: 60 }, () => id());
  for (const customer of customers) await happen(customer);
  const seen: string[] = [];
  const watching = slice(
    subscriber("s", (set) => void seen.push(...set.changes.map((change) => change.customerId))),
  );
  await Promise.all([pulse(database, [watching], clock).drain(), pulse(database, [watching], clock).drain()]);
  await pulse(database, [watching], clock).drain();
  expect(seen.toSorted()).toEqual(customers.toSorted());
});
