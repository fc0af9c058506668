import { type Found, recordFound } from "#differentiate/differences";
import { asOfDay } from "#differentiate/lifecycle";
import { type Period, periodUpTo, valueSettingsOf } from "#differentiate/value";
import type { Tx } from "#platform/database";
import type { ChangeSet, Subscription } from "#platform/manifest";
import { countChange, publish } from "#platform/stream";
import { findChanges, findChangesOf, keepChanges, type TierChange } from "./tier.store.ts";

/**
 * What an order, a cancellation or a return does to the tier of its customer, by the cuts that were last kept. Where
 * the tiers end moves with everybody, so until `findTiers` a customer near an end may stand on its other side.
 */
export const value: Subscription = {
  name: "value",
  events: ["order.*"],
  lanes: ["live", "bulk"],
  unit: "customer",
  react,
};

/**
 * Finds whose tier as of `now` is another than the one kept, and where the tiers end, for `recordFound`: after it every
 * recorded tier is that of `tiersOf` today.
 */
export async function findTiers(tx: Tx, workspaceId: string, now: Date): Promise<Found> {
  const period = await today(tx, workspaceId, now);
  return foundOf(period, await findChanges(tx, period, now), now);
}

/** Records the new tiers of the customers that something happened with. The last of their events is the cause. */
async function react({ tx, workspaceId, lane, now, changes }: ChangeSet): Promise<void> {
  const causes = new Map(changes.map(({ customerId, eventId }) => [customerId, eventId]));
  const period = await today(tx, workspaceId, now);
  const changed = await findChangesOf(tx, period, [...causes.keys()]);
  const found = foundOf(period, changed, now, causes);
  await recordFound((work) => work(tx), workspaceId, [found], { lane, now });
  await publish(tx, workspaceId, { kind: "value" });
  // Whoever looks at everyone next must know that it was history that moved them, however it came in.
  if (lane === "bulk") await countChange(tx, workspaceId, "bulk");
}

async function today(tx: Tx, workspaceId: string, now: Date): Promise<Period> {
  return periodUpTo(await asOfDay(tx, workspaceId, now), await valueSettingsOf(tx, workspaceId));
}

function foundOf(
  period: Period,
  changed: readonly TierChange[],
  now: Date,
  causes?: ReadonlyMap<string, string>,
): Found {
  return {
    customerIds: changed.map((one) => one.customerId),
    keep: async (tx, from, to) => {
      const kept = await keepChanges(tx, period, changed.slice(from, to));
      return {
        traits: kept.map((one) => trait(one, now)),
        announcements: kept.map((one) => announcement(one, now, causes)),
      };
    },
  };
}

function trait({ customerId, to, version }: TierChange, now: Date) {
  return { customerId, name: "tier", value: to, at: now, by: "value", messageId: messageOf(version) };
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
