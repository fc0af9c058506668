import { sql } from "kysely";
import type { Clock } from "#platform/clock";
import { type Database, inEngine, type Tx } from "#platform/database";
import type { Lane, Manifest, Subscription } from "#platform/manifest";
import {
  busyBuckets,
  claimBucket,
  forget,
  park,
  parkedAmong,
  parkedCustomers,
  readWaiting,
  unpark,
  type Waiting,
} from "./outbox.store.ts";

/**
 * How many rows one transaction takes. A transaction should hold its bucket for at most 200 ms; the lifecycle reacts to
 * about 20 k customers a second.
 */
const most = 1000;

export type Pulse = {
  /** Reacts to everything that waits, live before bulk, until nothing does. Answers how many rows it took. */
  readonly drain: () => Promise<number>;
  /** Tries the parked customers once more, each alone. Answers how many went through. */
  readonly retryParked: () => Promise<number>;
};

/**
 * The pulse: takes what the outbox holds exactly once and lets each subscriber react, in the order of the slices. A
 * bucket belongs to one transaction at a time; what was read is deleted in the transaction that reacted to it, so a crash
 * in between repeats the whole and loses or doubles nothing.
 */
export function pulse(database: Database, slices: readonly Manifest[], clock: Clock): Pulse {
  const subscriptions = slices.flatMap((slice) => slice.on);
  const lane = async (name: Lane): Promise<number> => {
    let taken = 0;
    for (const bucket of await busyBuckets(database.engine, name)) {
      taken += await inEngine(database, (tx) => beat(tx, subscriptions, bucket, name, clock.now()));
    }
    return taken;
  };
  return {
    drain: async () => {
      let all = 0;
      for (;;) {
        const taken = (await lane("live")) || (await lane("bulk"));
        if (taken === 0) return all;
        all += taken;
      }
    },
    retryParked: async () => {
      let through = 0;
      for (const one of await parkedCustomers(database.engine)) {
        const subscription = subscriptions.find((known) => known.name === one.subscriber);
        if (!subscription) continue;
        through += await inEngine(database, async (tx) => {
          if (!(await claimBucket(tx, one.bucket))) return 0;
          const rows = await unpark(tx, one.subscriber, one.workspaceId, one.customerId);
          const failed = await attempt(tx, subscription, rows, clock.now());
          if (failed) await park(tx, one.subscriber, rows, failed, clock.now());
          return failed || rows.length === 0 ? 0 : 1;
        });
      }
      return through;
    },
  };
}

/** One transaction's worth of one bucket and lane. */
async function beat(
  tx: Tx,
  subscriptions: readonly Subscription[],
  bucket: number,
  lane: Lane,
  now: Date,
): Promise<number> {
  if (!(await claimBucket(tx, bucket))) return 0;
  const rows = await readWaiting(tx, bucket, lane, most);
  for (const subscription of subscriptions) {
    const concerned = rows.filter((row) => concerns(subscription, row));
    if (concerned.length > 0) await deliver(tx, subscription, concerned, now);
  }
  if (rows.length > 0) await forget(tx, rows);
  return rows.length;
}

function concerns(subscription: Subscription, row: Waiting): boolean {
  if (!subscription.lanes.includes(row.lane)) return false;
  return subscription.events.some((type) =>
    type.endsWith("*") ? row.type.startsWith(type.slice(0, -1)) : row.type === type,
  );
}

/** Customers with rows parked wait behind them; the others are delivered, and who makes the subscriber throw is parked. */
async function deliver(
  tx: Tx,
  subscription: Subscription,
  rows: readonly Waiting[],
  now: Date,
): Promise<void> {
  const workspaceId = rows[0]?.workspaceId ?? "";
  const behind = await parkedAmong(tx, subscription.name, workspaceId, [
    ...new Set(rows.map((row) => row.customerId)),
  ]);
  const held = rows.filter((row) => behind.has(row.customerId));
  if (held.length > 0) await park(tx, subscription.name, held, "pulse.waits_behind", now);
  await bisect(
    tx,
    subscription,
    rows.filter((row) => !behind.has(row.customerId)),
    now,
  );
}

/** Halves a failing set until one customer is left, who is parked: n customers and one bad one cost about 2·log₂ n tries. */
async function bisect(
  tx: Tx,
  subscription: Subscription,
  rows: readonly Waiting[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const failed = await attempt(tx, subscription, rows, now);
  if (!failed) return;
  const customers = [...new Set(rows.map((row) => row.customerId))];
  if (customers.length === 1) return park(tx, subscription.name, rows, failed, now);
  const half = new Set(customers.slice(0, customers.length >> 1));
  await bisect(
    tx,
    subscription,
    rows.filter((row) => half.has(row.customerId)),
    now,
  );
  await bisect(
    tx,
    subscription,
    rows.filter((row) => !half.has(row.customerId)),
    now,
  );
}

/** Lets a subscriber react inside a savepoint; answers why it could not, or null. */
async function attempt(
  tx: Tx,
  subscription: Subscription,
  rows: readonly Waiting[],
  now: Date,
): Promise<string | null> {
  const first = rows[0];
  if (!first) return null;
  await sql`savepoint reaction`.execute(tx);
  try {
    const changes = subscription.unit === "customer" ? oncePerCustomer(rows) : rows;
    await subscription.react({ tx, workspaceId: first.workspaceId, lane: first.lane, now, changes });
    await sql`release savepoint reaction`.execute(tx);
    return null;
  } catch (error) {
    if (isConnectionLost(error)) throw error;
    await sql`rollback to savepoint reaction`.execute(tx);
    return error instanceof Error ? error.message : String(error);
  }
}

/** The last row of each customer: who reacts to customers wants each once. */
function oncePerCustomer(rows: readonly Waiting[]): Waiting[] {
  return [...new Map(rows.map((row) => [row.customerId, row])).values()];
}

/** The transaction is gone, or must be repeated as a whole: no savepoint helps, and the customer is not to blame. */
function isConnectionLost(error: unknown): boolean {
  const { code } = error as { code?: string };
  return typeof code === "string"
    ? /^(08|57P|40)/.test(code)
    : /Connection terminated|not queryable/.test(String(error));
}
