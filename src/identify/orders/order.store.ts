import { sql } from "kysely";
import { recordEvents } from "#identify/events";
import type { Relation } from "#identify/customers";
import type { Tx } from "#platform/database";
import type { Lane } from "#platform/manifest";
import { rebuildCounters } from "./counters.store.ts";

/** Which record is written to, and how: one source, one lane, one moment. */
export type Recording = {
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly lane: Lane;
  readonly now: Date;
};

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
 * @returns how many documents were new to the record
 */
export async function recordOrders(tx: Tx, recording: Recording, from: OrderRelations): Promise<number> {
  await claimReferences(tx, recording, from.documents);
  await writeOrders(tx, recording, from.documents);
  await writeLines(tx, recording, from);
  await writeRefunds(tx, recording, from);
  const changed = sql`select distinct customer_id from (${from.documents}) as documents`;
  await rebuildCounters(tx, recording.workspaceId, changed, recording.now);
  return recordEvents(
    tx,
    recording.workspaceId,
    eventsOf(recording, from.documents),
    recording.lane,
    recording.now,
  );
}

async function claimReferences(
  tx: Tx,
  { workspaceId, sourceId }: Recording,
  documents: Relation,
): Promise<void> {
  await sql`
    insert into identify.order_key (workspace_id, source_id, order_ref, profile_id)
    select ${workspaceId}::uuid, ${sourceId}::uuid, ref, profile_id
    from (${documents}) as documents
    where kind <> 'return'
    order by ref
    on conflict (workspace_id, source_id, order_ref) do nothing
  `.execute(tx);
}

async function writeOrders(tx: Tx, { workspaceId, sourceId }: Recording, documents: Relation): Promise<void> {
  await sql`
    insert into identify.customer_order as standing (
      workspace_id, customer_id, source_id, order_ref, profile_id, placed_at, cancelled_at, currency, total, home_total,
      updated_at, content_hash
    )
    select ${workspaceId}::uuid, customer_id, ${sourceId}::uuid, ref, profile_id, at, cancelled_at, currency, total,
      home_total, updated_at, content_hash
    from (${documents}) as documents
    where kind <> 'return'
    order by customer_id, ref
    on conflict (workspace_id, customer_id, source_id, order_ref) do update
    set placed_at = excluded.placed_at,
        cancelled_at = excluded.cancelled_at,
        currency = excluded.currency,
        total = excluded.total,
        home_total = excluded.home_total,
        updated_at = excluded.updated_at,
        content_hash = excluded.content_hash
    where (excluded.updated_at, excluded.content_hash) > (standing.updated_at, standing.content_hash)
  `.execute(tx);
}

/** The lines of the version that stands: those of an older version are replaced as a whole. */
async function writeLines(tx: Tx, { workspaceId, sourceId }: Recording, from: OrderRelations): Promise<void> {
  await sql`
    with standing as materialized (
      select orders.customer_id, orders.order_ref, orders.profile_id
      from (${from.documents}) as documents
      join identify.customer_order as orders
        on orders.workspace_id = ${workspaceId} and orders.customer_id = documents.customer_id
        and orders.source_id = ${sourceId} and orders.order_ref = documents.ref
        and orders.content_hash = documents.content_hash
      where documents.kind <> 'return'
    ),
    replaced as (
      delete from identify.order_line as line
      using standing
      where line.workspace_id = ${workspaceId} and line.customer_id = standing.customer_id
        and line.source_id = ${sourceId} and line.order_ref = standing.order_ref
        and not exists (
          select from (${from.lines}) as lines where lines.ref = line.order_ref and lines.line_no = line.line_no
        )
    )
    insert into identify.order_line (
      workspace_id, customer_id, source_id, order_ref, line_no, profile_id, sku, product, quantity, unit_price, amount
    )
    select ${workspaceId}::uuid, customer_id, ${sourceId}::uuid, order_ref, line_no, profile_id, sku, product, quantity,
      unit_price, amount
    from standing
    join (${from.lines}) as lines on lines.ref = standing.order_ref
    on conflict (workspace_id, customer_id, source_id, order_ref, line_no) do update
    set sku = excluded.sku,
        product = excluded.product,
        quantity = excluded.quantity,
        unit_price = excluded.unit_price,
        amount = excluded.amount
  `.execute(tx);
}

async function writeRefunds(
  tx: Tx,
  { workspaceId, sourceId }: Recording,
  from: OrderRelations,
): Promise<void> {
  await sql`
    with returned as materialized (
      select ref, jsonb_agg(jsonb_build_object('sku', sku, 'product', product, 'quantity', quantity, 'amount', amount)
        order by line_no) as lines
      from (${from.lines}) as lines
      where ref in (select documents.ref from (${from.documents}) as documents where documents.kind = 'return')
      group by ref
    )
    insert into identify.order_refund as standing (
      workspace_id, customer_id, source_id, refund_ref, order_ref, profile_id, refunded_at, currency, amount,
      home_amount, lines, updated_at, content_hash
    )
    select ${workspaceId}::uuid, customer_id, ${sourceId}::uuid, ref, order_ref, profile_id, at, currency, -total,
      -home_total, coalesce(returned.lines, '[]'), updated_at, content_hash
    from (${from.documents}) as documents
    left join returned using (ref)
    where kind = 'return'
    order by customer_id, ref
    on conflict (workspace_id, customer_id, source_id, refund_ref) do update
    set order_ref = excluded.order_ref,
        refunded_at = excluded.refunded_at,
        currency = excluded.currency,
        amount = excluded.amount,
        home_amount = excluded.home_amount,
        lines = excluded.lines,
        updated_at = excluded.updated_at,
        content_hash = excluded.content_hash
    where (excluded.updated_at, excluded.content_hash) > (standing.updated_at, standing.content_hash)
  `.execute(tx);
}

/** What is told of each document. A message id of its own per document and kind: told twice, it is written once. */
function eventsOf({ sourceId }: Recording, documents: Relation): Relation {
  return sql`
    select customer_id, profile_id, ${sourceId}::uuid as source_id,
      case kind when 'return' then 'refund:' when 'cancellation' then 'cancel:' else 'order:' end || ref as message_id,
      event_id,
      case kind when 'return' then 'order.refunded' when 'cancellation' then 'order.cancelled' else 'order.placed' end
        as type,
      at, total as amount, currency, jsonb_build_object('ref', ref) as props, null::uuid as cause_id, 0 as depth
    from (${documents}) as documents`;
}
