import { recordTraits } from "#identify/customers";
import { announce } from "#identify/events";
import type { Tx } from "#platform/database";
import type { ChangeSet, Lane, Subscription } from "#platform/manifest";
import { asOfDay } from "./as_of.ts";
import { lifecycleSettingsOf } from "./lifecycle.store.ts";
import { keepStages, type StageChange } from "./state.store.ts";

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
  const changed = await change({ tx, workspaceId, lane, now });
  return changed.length;
}

/** Records the new stages of the customers that something happened with. The last of their events is the cause. */
async function react({ tx, workspaceId, lane, now, changes }: ChangeSet): Promise<void> {
  const causes = new Map(changes.map(({ customerId, eventId }) => [customerId, eventId]));
  await change({ tx, workspaceId, lane, now, causes });
}

type Change = Pick<ChangeSet, "tx" | "workspaceId" | "lane" | "now"> & {
  /** The customers to look at, each with the event that made us look; without it everyone. */
  readonly causes?: ReadonlyMap<string, string>;
};

async function change({ tx, workspaceId, lane, now, causes }: Change): Promise<StageChange[]> {
  const today = await asOfDay(tx, workspaceId, now);
  const settings = await lifecycleSettingsOf(tx, workspaceId);
  const changed = await keepStages(tx, today, settings, causes && [...causes.keys()]);
  for (const some of slices(changed)) {
    await record(tx, workspaceId, some, now);
    if (lane === "live") await announceChanges(tx, workspaceId, some, now, causes);
  }
  return changed;
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
