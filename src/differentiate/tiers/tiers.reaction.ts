import { asOfDay, type Transact } from "#differentiate/lifecycle";
import { type Period, periodUpTo, valueSettingsOf } from "#differentiate/value";
import { recordTraits } from "#identify/customers";
import { announce } from "#identify/events";
import type { Tx } from "#platform/database";
import type { ChangeSet, Lane, Subscription } from "#platform/manifest";
import { countChange, publish } from "#platform/stream";
import { findChanges, findChangesOf, keepChanges, type TierChange } from "./tier.store.ts";

/**
 * What an order, a cancellation or a return does to the tier of its customer, by the cuts that were last kept. Where
 * the tiers end moves with everybody, so until `refreshTiers` a customer near an end may stand on its other side.
 */
export const value: Subscription = {
  name: "value",
  events: ["order.*"],
  lanes: ["live", "bulk"],
  unit: "customer",
  react,
};

/**
 * Finds everyone's tier as of `now`, and where the tiers end, and records what changed: after it every recorded tier is
 * that of `tiersOf` today. In lane `bulk` nothing is announced. Written in transactions of a few thousand customers
 * each: who is written down is locked until it commits, and orders of theirs wait.
 *
 * @returns how many customers changed their tier
 */
export async function refreshTiers(
  transact: Transact,
  workspaceId: string,
  now: Date,
  lane: Lane,
): Promise<number> {
  const { period, changed } = await transact(async (tx) => {
    const period = await today(tx, workspaceId, now);
    return { period, changed: await findChanges(tx, period, now) };
  });
  let kept = 0;
  for (let start = 0; start < changed.length; start += most) {
    const some = changed.slice(start, start + most);
    kept += await transact((tx) => record({ tx, workspaceId, lane, now }, period, some));
  }
  return kept;
}

/** A statement's JSON stays below about a megabyte, however many customers change at once. */
const most = 5_000;

/** Records the new tiers of the customers that something happened with. The last of their events is the cause. */
async function react({ tx, workspaceId, lane, now, changes }: ChangeSet): Promise<void> {
  const causes = new Map(changes.map(({ customerId, eventId }) => [customerId, eventId]));
  const period = await today(tx, workspaceId, now);
  const changed = await findChangesOf(tx, period, [...causes.keys()]);
  if (changed.length > 0) await record({ tx, workspaceId, lane, now }, period, changed, causes);
  await publish(tx, workspaceId, { kind: "value" });
  // Whoever looks at everyone next must know that it was history that moved them, however it came in.
  if (lane === "bulk") await countChange(tx, workspaceId, "bulk");
}

async function today(tx: Tx, workspaceId: string, now: Date): Promise<Period> {
  return periodUpTo(await asOfDay(tx, workspaceId, now), await valueSettingsOf(tx, workspaceId));
}

type Recording = Pick<ChangeSet, "tx" | "workspaceId" | "lane" | "now">;

async function record(
  { tx, workspaceId, lane, now }: Recording,
  period: Period,
  changed: readonly TierChange[],
  causes?: ReadonlyMap<string, string>,
): Promise<number> {
  const kept = await keepChanges(tx, period, changed);
  const traits = kept.map(({ customerId, to, version }) => {
    const messageId = messageOf(version);
    return { customerId, name: "tier", value: to, at: now, by: "value", messageId };
  });
  await recordTraits(tx, workspaceId, traits, now);
  const announcements = lane === "live" ? kept.map((one) => announcement(one, now, causes)) : [];
  await announce(tx, workspaceId, announcements, now);
  return kept.length;
}

function announcement(
  { customerId, from, to, version }: TierChange,
  now: Date,
  causes?: ReadonlyMap<string, string>,
) {
  return {
    customerId,
    type: "tier.changed",
    at: now,
    props: { from, to },
    // Others' orders and mere time move a customer too: that is nobody's doing and starts a chain.
    causeId: causes?.get(customerId) ?? null,
    depth: causes ? 1 : 0,
    messageId: messageOf(version),
  };
}

/** One id a change of one customer; of two at the same instant the later one is the greater (a tie is broken by it). */
function messageOf(version: number): string {
  return `value:${String(version).padStart(9, "0")}`;
}
