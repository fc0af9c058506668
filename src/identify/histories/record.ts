import { indexInPortions } from "#identify/customers";
import { recordFirstEvents } from "#identify/events";
import { recordFirstOrders } from "#identify/orders";
import type { Database } from "#platform/database";
import { newId } from "#platform/ids";
import { inCopyingTransaction } from "./copy.ts";
import type { History } from "./history.ts";
import { documentLines, eventLines, type Loaded, orderLines, personLines } from "./staged_lines.ts";
import {
  analyzeStaging,
  claimPeople,
  createStaging,
  describePeople,
  documents,
  dropKnownPeople,
  events,
  lines,
} from "./staging.store.ts";

/** Where histories are recorded: one workspace, one source. */
export type HistoryTarget = { readonly workspaceId: string; readonly sourceId: string; readonly now: Date };

/** What was new to the record. */
export type Recorded = {
  readonly customers: number;
  readonly orders: number;
  readonly refunds: number;
  readonly lines: number;
  readonly events: number;
};

/**
 * Records the histories of some customers in one transaction: staged by COPY, resolved, then written by the statements
 * that every order and event goes through, told to nobody and received when they happened (`past`). A customer whose external id
 * is in the record already is left alone with all their history, so a run that was cut short is taken up by repeating
 * it; stages, tiers and whatever else follows is for the caller to bring up to date. Memory and locks grow with the chunk: hand over a few thousand at a time.
 */
export function recordHistories(
  database: Database,
  target: HistoryTarget,
  histories: readonly History[],
): Promise<Recorded> {
  const { workspaceId, sourceId, now } = target;
  return inCopyingTransaction(database, async (tx, copy) => {
    const loaded = withIds(histories, now);
    await createStaging(tx);
    await indexInPortions(tx);
    await copy("loaded_person", personLines(loaded, sourceId));
    const added = await claimPeople(tx, workspaceId);
    if (added.size === 0) return { customers: 0, orders: 0, refunds: 0, lines: 0, events: 0 };
    const fresh = loaded.filter(({ customerId }) => added.has(customerId));
    if (fresh.length < loaded.length) await dropKnownPeople(tx, added);
    await copy("loaded_document", documentLines(fresh));
    await copy("loaded_line", orderLines(fresh));
    await copy("loaded_event", eventLines(fresh));
    await analyzeStaging(tx);
    const told = await recordFirstOrders(
      tx,
      { workspaceId, sourceId, lane: "past", now },
      { documents: documents(), lines: lines() },
    );
    await describePeople(tx, workspaceId, now);
    const others = await recordFirstEvents(tx, workspaceId, events(sourceId));
    const orders = fresh.flatMap(({ history }) => history.orders);
    return {
      customers: fresh.length,
      orders: orders.length,
      refunds: orders.reduce((sum, order) => sum + order.refunds.length, 0),
      lines: orders.reduce((sum, order) => sum + order.lines.length, 0),
      events: told + others,
    };
  });
}

/**
 * Ids in rising order, as made `now`: the keys of what is written follow them, so indexes grow at their end. By the time
 * since when each is known they would be strewn over the whole index, which at a million customers no cache holds.
 */
function withIds(histories: readonly History[], now: Date): Loaded[] {
  const ids = histories.map(() => newId(now)).toSorted();
  return histories.map((history, index) => ({ history, customerId: ids[index] ?? newId(now) }));
}
