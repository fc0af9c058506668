import { type Found, recordFound } from "#differentiate/differences";
import type { Trait } from "#identify/customers";
import type { Announcement } from "#identify/events";
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
 * defection, and one customer's orders can move the rhythm that others are measured by.
 *
 * @returns how many customers changed their stage
 */
export async function refreshLifecycle(
  tx: Tx,
  workspaceId: string,
  now: Date,
  lane: Lane = "live",
): Promise<number> {
  return change({ tx, workspaceId, lane, now });
}

/** Finds the stages of some customers as of `now` and records those that changed: a person has said something of them. */
export async function refreshStagesOf(
  tx: Tx,
  workspaceId: string,
  customerIds: readonly string[],
  now: Date,
): Promise<void> {
  await change({ tx, workspaceId, lane: "live", now, customerIds });
}

/** Records the new stages of the customers that something happened with. The last of their events is the cause. */
async function react({ tx, workspaceId, lane, now, changes }: ChangeSet): Promise<void> {
  const causes = new Map(changes.map(({ customerId, eventId }) => [customerId, eventId]));
  await change({ tx, workspaceId, lane, now, customerIds: [...causes.keys()], causes });
}

type Change = Pick<ChangeSet, "tx" | "workspaceId" | "lane" | "now"> & Whom;

type Whom = {
  /** The customers to look at; everyone without it. */
  readonly customerIds?: readonly string[];
  /** The event that made us look at a customer. */
  readonly causes?: ReadonlyMap<string, string>;
};

async function change({ tx, workspaceId, lane, now, ...whom }: Change): Promise<number> {
  const found = await findStages(tx, workspaceId, now, whom);
  const [kept = 0] = await recordFound((work) => work(tx), workspaceId, [found], { lane, now });
  return kept;
}

/** Finds whose stage as of `now` is another than the one kept, for `recordFound`. */
export async function findStages(
  tx: Tx,
  workspaceId: string,
  now: Date,
  { customerIds, causes }: Whom = {},
): Promise<Found> {
  const today = await asOfDay(tx, workspaceId, now);
  const settings = await lifecycleSettingsOf(tx, workspaceId);
  const changed = await findChanges(tx, today, settings, customerIds);
  return {
    customerIds: changed.map((one) => one.customerId),
    keep: async (inTx, from, to) => {
      const kept = await keepChanges(inTx, today, changed.slice(from, to));
      return {
        traits: kept.map((one) => traitOf(one, now)),
        announcements: kept.map((one) => announcementOf(one, now, causes)),
      };
    },
  };
}

function traitOf({ customerId, to, version }: StageChange, now: Date): Trait {
  return { customerId, name: "stage", value: to, at: now, by: "lifecycle", messageId: messageOf(version) };
}

function announcementOf(
  { customerId, from, to, version }: StageChange,
  now: Date,
  causes: Whom["causes"],
): Announcement {
  return {
    customerId,
    type: "customer.stage_changed",
    at: now,
    props: { from, to },
    causeId: causes?.get(customerId) ?? null,
    // A step after the order that caused it; mere time is nobody's doing and starts a chain.
    depth: causes ? 1 : 0,
    messageId: messageOf(version),
  };
}

/** One id a change of one customer; of two at the same instant the later one is the greater (a tie is broken by it). */
function messageOf(version: number): string {
  return `lifecycle:${String(version).padStart(9, "0")}`;
}
