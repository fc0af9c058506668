import { recordTraits } from "#identify/customers";
import { announce } from "#identify/events";
import type { Tx } from "#platform/database";
import type { ChangeSet, Lane, Subscription } from "#platform/manifest";
import { asOfDay } from "./as_of.ts";
import { lifecycleSettingsOf } from "./lifecycle.store.ts";
import { findChanges, keepChanges, type StageChange } from "./state.store.ts";

/** What an order, a cancellation or a return does to the stage of its customer. */
export const lifecycle: Subscription = {
  name: "lifecycle",
  events: ["order.*"],
  lanes: ["live", "bulk"],
  unit: "customer",
  react,
};

/**
 * Finds every customer's stage as of `now` and records those that changed: time alone takes a customer to risk and
 * defection, and one customer's orders can move the rhythm that others are measured by. Run it once a day in lane
 * `live`, and after an import in lane `bulk`, which announces nothing.
 *
 * @returns how many customers changed their stage
 */
export async function refreshLifecycle(
  tx: Tx,
  workspaceId: string,
  now: Date,
  lane: Lane = "live",
): Promise<number> {
  return change({ transact: (work) => work(tx), workspaceId, lane, now });
}

/**
 * The same in transactions of a few thousand customers each: who is written down is locked until it commits, and orders
 * of theirs wait. One that breaks off is taken up by repeating it.
 */
export async function refreshStages(
  transact: Transact,
  workspaceId: string,
  now: Date,
  lane: Lane,
): Promise<number> {
  return change({ transact, workspaceId, lane, now });
}

/** Runs work in a transaction: one of its own each time, or the one that its maker is in. */
export type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** Finds the stages of some customers as of `now` and records those that changed: a person has said something of them. */
export async function refreshStagesOf(
  tx: Tx,
  workspaceId: string,
  customerIds: readonly string[],
  now: Date,
): Promise<void> {
  await change({ transact: (work) => work(tx), workspaceId, lane: "live", now, customerIds });
}

/** Records the new stages of the customers that something happened with. The last of their events is the cause. */
async function react({ tx, workspaceId, lane, now, changes }: ChangeSet): Promise<void> {
  const causes = new Map(changes.map(({ customerId, eventId }) => [customerId, eventId]));
  const customerIds = [...causes.keys()];
  await change({ transact: (work) => work(tx), workspaceId, lane, now, customerIds, causes });
}

type Change = Pick<ChangeSet, "workspaceId" | "lane" | "now"> & {
  readonly transact: Transact;
  /** The customers to look at; everyone without it. */
  readonly customerIds?: readonly string[];
  /** The event that made us look at a customer. */
  readonly causes?: ReadonlyMap<string, string>;
};

async function change({ transact, workspaceId, lane, now, customerIds, causes }: Change): Promise<number> {
  const { today, changed } = await transact(async (tx) => {
    const today = await asOfDay(tx, workspaceId, now);
    const settings = await lifecycleSettingsOf(tx, workspaceId);
    return { today, changed: await findChanges(tx, today, settings, customerIds) };
  });
  let kept = 0;
  for (const some of slices(changed)) {
    kept += await transact(async (tx) => {
      const ours = await keepChanges(tx, today, some);
      await record(tx, workspaceId, ours, now);
      if (lane === "live") await announceChanges(tx, workspaceId, ours, now, causes);
      return ours.length;
    });
  }
  return kept;
}

async function record(
  tx: Tx,
  workspaceId: string,
  changed: readonly StageChange[],
  now: Date,
): Promise<void> {
  const traits = changed.map(({ customerId, to, version }) => ({
    customerId,
    name: "stage",
    value: to,
    at: now,
    by: "lifecycle",
    messageId: messageOf(version),
  }));
  await recordTraits(tx, workspaceId, traits, now);
}

async function announceChanges(
  tx: Tx,
  workspaceId: string,
  changed: readonly StageChange[],
  now: Date,
  causes: Change["causes"],
): Promise<void> {
  const announcements = changed.map(({ customerId, from, to, version }) => ({
    customerId,
    type: "customer.stage_changed",
    at: now,
    props: { from, to },
    causeId: causes?.get(customerId) ?? null,
    // A step after the order that caused it; mere time is nobody's doing and starts a chain.
    depth: causes ? 1 : 0,
    messageId: messageOf(version),
  }));
  await announce(tx, workspaceId, announcements, now);
}

/** One id a change of one customer; of two at the same instant the later one is the greater (a tie is broken by it). */
function messageOf(version: number): string {
  return `lifecycle:${String(version).padStart(9, "0")}`;
}

/** A statement's JSON stays below about a megabyte, however many customers change on one day. */
function* slices<T>(all: readonly T[], size = 5_000): Generator<T[]> {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}
