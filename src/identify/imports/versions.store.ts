import { sql } from "kysely";
import type { Relation } from "#identify/customers";
import { recordFirstEvents } from "#identify/events";
import { orderEvents, rebuildCounters, writeLines, writeOrders, writeRefunds } from "#identify/orders";
import type { Tx } from "#platform/database";
import { countChange } from "#platform/stream";

/** One source of one workspace. */
export type Place = { readonly workspaceId: string; readonly sourceId: string; readonly now: Date };

/** Versions to stand where nothing stands under their keys, as `writeOrders`, `writeLines` and `writeRefunds` read them. */
export type Versions = {
  /** Also event_id and never_sold, for what is told. */
  readonly orders: Relation;
  readonly lines: Relation;
  readonly refunds: Relation;
};

/** Writes versions under keys that are free, with the events that tell of them. Nothing is announced. */
export async function writeVersions(
  tx: Tx,
  place: Place,
  { orders, lines, refunds }: Versions,
): Promise<void> {
  const recording = { ...place, lane: "past", first: true } as const;
  await sql`
    insert into identify.order_key as standing (workspace_id, source_id, order_ref, profile_id)
    select ${place.workspaceId}::uuid, ${place.sourceId}::uuid, ref, (array_agg(profile_id order by profile_id))[1]
    from (${orders}) as orders
    group by ref
    order by ref
    on conflict (workspace_id, source_id, order_ref) do update
    set profile_id = excluded.profile_id
    where standing.profile_id is null
  `.execute(tx);
  await writeOrders(tx, recording, orders);
  await writeLines(tx, recording, orders, lines);
  await writeRefunds(tx, recording, refunds);
  await recordFirstEvents(tx, place.workspaceId, orderEvents(recording, { orders, refunds }));
}

/** Counts the customers of orders again, after their orders were written or taken away. */
export async function countAgain(tx: Tx, place: Place, customers: Relation): Promise<void> {
  await rebuildCounters(tx, place.workspaceId, customers, place.now);
  await countChange(tx, place.workspaceId, "bulk");
}

/**
 * Takes orders away, with their lines and what was told of them.
 *
 * @param orders a relation of (customer_id, ref)
 */
export async function removeOrders(
  tx: Tx,
  { workspaceId, sourceId }: Place,
  orders: Relation,
): Promise<void> {
  await sql`
    delete from identify.order_line as line
    using (${orders}) as gone
    where line.workspace_id = ${workspaceId} and line.customer_id = gone.customer_id
      and line.source_id = ${sourceId} and line.order_ref = gone.ref
  `.execute(tx);
  await sql`
    delete from identify.event
    using (
      select customer_id, prefix || ref as message_id
      from (${orders}) as gone
      cross join (values ('order:'), ('cancel:')) as told(prefix)
    ) as gone
    where event.workspace_id = ${workspaceId} and event.customer_id = gone.customer_id
      and event.source_id = ${sourceId} and event.message_id = gone.message_id
  `.execute(tx);
  await sql`
    delete from identify.customer_order as placed
    using (${orders}) as gone
    where placed.workspace_id = ${workspaceId} and placed.customer_id = gone.customer_id
      and placed.source_id = ${sourceId} and placed.order_ref = gone.ref
  `.execute(tx);
}

/**
 * Takes refunds away, with what was told of them.
 *
 * @param refunds a relation of (customer_id, ref, within)
 */
export async function removeRefunds(
  tx: Tx,
  { workspaceId, sourceId }: Place,
  refunds: Relation,
): Promise<void> {
  await sql`
    delete from identify.event
    using (
      select customer_id, 'refund:' || ref || case when within = '' then '' else ':' || md5(within) end as message_id
      from (${refunds}) as gone
    ) as gone
    where event.workspace_id = ${workspaceId} and event.customer_id = gone.customer_id
      and event.source_id = ${sourceId} and event.message_id = gone.message_id
  `.execute(tx);
  await sql`
    delete from identify.order_refund as refund
    using (${refunds}) as gone
    where refund.workspace_id = ${workspaceId} and refund.customer_id = gone.customer_id
      and refund.source_id = ${sourceId} and refund.refund_ref = gone.ref and refund.order_ref = gone.within
  `.execute(tx);
}

/** Forgets whose references these are where that customer has no such order any more and no refund waits for it. */
export async function releaseReferences(
  tx: Tx,
  { workspaceId, sourceId }: Place,
  refs: readonly string[],
): Promise<void> {
  await sql`
    delete from identify.order_key as key
    where key.workspace_id = ${workspaceId} and key.source_id = ${sourceId} and key.order_ref = any(${refs}::text[])
      and not exists (
        select from identify.profile
        join identify.customer_order as placed on placed.workspace_id = ${workspaceId}
          and placed.customer_id = profile.customer_id and placed.source_id = ${sourceId}
          and placed.order_ref = key.order_ref
        where profile.workspace_id = ${workspaceId} and profile.profile_id = key.profile_id
      )
      and not exists (
        select from identify.waiting_refund as waiting
        where waiting.workspace_id = ${workspaceId} and waiting.source_id = ${sourceId}
          and waiting.order_ref = key.order_ref
      )
  `.execute(tx);
}

/** What orders say as they stand, for a claim to keep: (customer_id, ref, version, said). Names `asked` (customer_id, ref). */
export function standingOrders({ workspaceId, sourceId }: Place, asked: Relation): Relation {
  return sql`
    select asked.customer_id, asked.ref, '' as within, standing.content_hash as version, standing.profile_id,
      standing.updated_at as said_at,
      jsonb_build_object('event_id', told.event_id, 'at', standing.placed_at, 'cancelled_at', standing.cancelled_at,
        'currency', standing.currency, 'total', standing.total, 'never_sold', told.never_sold,
        'lines', coalesce(lines.lines, '[]')) as said
    from (${asked}) as asked
    cross join lateral (
      select * from identify.customer_order
      where workspace_id = ${workspaceId} and customer_id = asked.customer_id and source_id = ${sourceId}
        and order_ref = asked.ref
      limit 1
    ) as standing
    cross join lateral (
      select jsonb_agg(jsonb_build_object('line_no', line_no, 'sku', sku, 'product', product, 'quantity', quantity,
        'unit_price', unit_price, 'amount', amount) order by line_no) as lines
      from identify.order_line
      where workspace_id = ${workspaceId} and customer_id = asked.customer_id and source_id = ${sourceId}
        and order_ref = asked.ref
    ) as lines
    cross join lateral (
      select (array_agg(event_id order by message_id desc))[1] as event_id,
        count(*) filter (where message_id = 'order:' || asked.ref) = 0 as never_sold
      from identify.event
      where workspace_id = ${workspaceId} and customer_id = asked.customer_id and source_id = ${sourceId}
        and message_id in ('order:' || asked.ref, 'cancel:' || asked.ref)
    ) as told`;
}

/** The same of refunds. Names `asked` (customer_id, ref, within). */
export function standingRefunds({ workspaceId, sourceId }: Place, asked: Relation): Relation {
  return sql`
    select asked.customer_id, asked.ref, asked.within, standing.content_hash as version, standing.profile_id,
      standing.updated_at as said_at,
      jsonb_build_object('event_id', told.event_id, 'at', standing.refunded_at, 'currency', standing.currency,
        'amount', standing.amount, 'lines', standing.lines) as said
    from (${asked}) as asked
    cross join lateral (
      select * from identify.order_refund
      where workspace_id = ${workspaceId} and customer_id = asked.customer_id and source_id = ${sourceId}
        and refund_ref = asked.ref and order_ref = asked.within
      limit 1
    ) as standing
    left join lateral (
      select event_id from identify.event
      where workspace_id = ${workspaceId} and customer_id = asked.customer_id and source_id = ${sourceId}
        and message_id = 'refund:' || asked.ref || case when asked.within = '' then '' else ':' || md5(asked.within) end
      limit 1
    ) as told on true`;
}
