import { sql } from "kysely";
import type { Relation } from "#identify/customers";
import { recordFirstEvents, restateEvents } from "#identify/events";
import type { Tx } from "#platform/database";
import { countChange } from "#platform/stream";
import { rebuildCounters } from "./counters.store.ts";
import { orderEvents } from "./order.events.ts";
import { dropLines, type Recording, writeLines, writeOrders, writeRefunds } from "./order.store.ts";

/** Relations of one recording; both name the same documents. Money is in the document's currency, `home_` in the workspace's. */
export type OrderRelations = {
  /**
   * (kind: sale | return | cancellation, ref, order_ref, event_id, profile_id, customer_id, at, cancelled_at, currency,
   * total, home_total, updated_at, content_hash): one row a document; a return's total is below zero or zero.
   */
  readonly documents: Relation;
  /** (ref, line_no, sku, product, quantity, unit_price, amount): the documents' lines. */
  readonly lines: Relation;
};

/**
 * Records orders, their lines and refunds, the events that tell of them, and the customers' counts. In any order, any
 * number of times, in any batches: the version with the greater `updated_at` stands, a tie goes to the greater hash.
 * Customers are resolved before (`resolveIdentities`).
 *
 * @returns how many events were new: placed, cancelled, refunded
 */
export async function recordOrders(tx: Tx, recording: Recording, from: OrderRelations): Promise<number> {
  await claimReferences(tx, recording, from.documents);
  await writeOrders(tx, recording, ordersOf(from));
  const orders = standingOrders(recording, ordersOf(from));
  const owned = sql`select ref, profile_id, customer_id from (${orders}) as standing where is_this_version`;
  await dropLines(tx, recording, owned, from.lines);
  await writeLines(tx, recording, owned, from.lines);
  await writeRefunds(tx, recording, refundsOf(from));
  return tell(tx, recording, { orders, refunds: standingRefunds(recording, refundsOf(from)) });
}

/**
 * The same for customers who are new in this very transaction: nothing of theirs stands, so nothing is looked up, compared
 * or taken away. Told to nobody (`past`). Their counts are left to whoever writes the customers (`countsOf`), in one row
 * and not two versions of it: each is indexed nine times.
 */
export async function recordFirstOrders(tx: Tx, recording: Recording, from: OrderRelations): Promise<number> {
  const first = { ...recording, first: true };
  const [orders, refunds] = [ordersOf(from), refundsOf(from)];
  await claimReferences(tx, recording, from.documents);
  await writeOrders(tx, first, orders);
  await writeLines(tx, first, orders, from.lines);
  await writeRefunds(tx, first, refunds);
  const told = await recordFirstEvents(
    tx,
    recording.workspaceId,
    orderEvents(recording, { orders, refunds }),
  );
  await countChange(tx, recording.workspaceId, "bulk");
  return told;
}

/**
 * What follows from orders and refunds that were written: the counts of their customers, the events, and that whoever
 * keeps figures of the workspace keeps old ones now. Answers how many events were new.
 *
 * @param standing the standing versions of what was written, as `orderEvents` reads them
 */
export async function tell(
  tx: Tx,
  recording: Recording,
  standing: { readonly orders: Relation; readonly refunds: Relation },
): Promise<number> {
  const { workspaceId, lane, now } = recording;
  const changed = sql`
    select customer_id from (${standing.orders}) as orders
    union all select customer_id from (${standing.refunds}) as refunds`;
  await rebuildCounters(tx, workspaceId, changed, now);
  const events = orderEvents(recording, standing);
  const added = await restateEvents(tx, workspaceId, events, { lane, now, restatedAs: "order.updated" });
  await countChange(tx, workspaceId, lane === "live" ? "live" : "bulk");
  return added;
}

async function claimReferences(
  tx: Tx,
  { workspaceId, sourceId }: Recording,
  documents: Relation,
): Promise<void> {
  await sql`
    insert into identify.order_key as standing (workspace_id, source_id, order_ref, profile_id)
    select ${workspaceId}::uuid, ${sourceId}::uuid, ref, profile_id
    from (${documents}) as documents
    where kind <> 'return'
    order by ref
    on conflict (workspace_id, source_id, order_ref) do update
    set profile_id = excluded.profile_id
    where standing.profile_id is null
  `.execute(tx);
}

function ordersOf({ documents }: OrderRelations): Relation {
  return sql`
    select ref, event_id, profile_id, customer_id, at, cancelled_at, currency, total, home_total, null::numeric as rate,
      updated_at, content_hash, kind = 'cancellation' and cancelled_at = at as never_sold
    from (${documents}) as documents
    where kind <> 'return'`;
}

function refundsOf({ documents, lines }: OrderRelations): Relation {
  return sql`
    select ref, coalesce(order_ref, '') as order_ref, event_id, profile_id, customer_id, at, currency, -total as amount,
      -home_total as home_amount, null::numeric as rate, coalesce(returned.lines, '[]') as lines, updated_at,
      content_hash
    from (${documents}) as documents
    left join (
      select ref, jsonb_agg(jsonb_build_object('sku', sku, 'product', product, 'quantity', quantity, 'amount', amount)
        order by line_no) as lines
      from (${lines}) as lines
      where ref in (select documents.ref from (${documents}) as documents where documents.kind = 'return')
      group by ref
    ) as returned using (ref)
    where kind = 'return'`;
}

/**
 * The versions that stand of the orders named, whichever was greater. Each is looked up by its key (lateral, with a limit):
 * the planner would read every order of the workspace to find a chunk's, the more the larger the workspace has grown.
 */
function standingOrders({ workspaceId, sourceId }: Recording, orders: Relation): Relation {
  return sql`
    select ref, orders.event_id, standing.profile_id, orders.customer_id, placed_at as at, standing.cancelled_at,
      standing.currency, standing.total, standing.content_hash, never_sold,
      standing.content_hash = orders.content_hash as is_this_version
    from (${orders}) as orders
    cross join lateral (
      select profile_id, placed_at, cancelled_at, currency, total, content_hash
      from identify.customer_order
      where workspace_id = ${workspaceId} and customer_id = orders.customer_id and source_id = ${sourceId}
        and order_ref = orders.ref
      limit 1
    ) as standing`;
}

function standingRefunds({ workspaceId, sourceId }: Recording, refunds: Relation): Relation {
  return sql`
    select ref, order_ref, refunds.event_id, standing.profile_id, refunds.customer_id, refunded_at as at,
      standing.currency, standing.amount, standing.content_hash
    from (select ref, order_ref, event_id, customer_id from (${refunds}) as refunds) as refunds
    cross join lateral (
      select profile_id, refunded_at, currency, amount, content_hash
      from identify.order_refund
      where workspace_id = ${workspaceId} and customer_id = refunds.customer_id and source_id = ${sourceId}
        and refund_ref = refunds.ref and order_ref = refunds.order_ref
      limit 1
    ) as standing`;
}
