import { sql } from "kysely";
import type { Relation } from "#identify/customers";
import type { Recording } from "./order.store.ts";

/**
 * What is told of orders and refunds: of the version that stands, so that it does not matter which came first. Each has a
 * message id of its own: told twice, it is written once. Of an order that never was a sale (a file's cancelled document)
 * only the cancellation is told.
 *
 * @param standing relations of standing versions: orders (ref, event_id, profile_id, customer_id, at, cancelled_at,
 *   currency, total, content_hash, never_sold), refunds (ref, order_ref, event_id, profile_id, customer_id, at, currency,
 *   amount, content_hash)
 */
export function orderEvents(
  { sourceId }: Recording,
  standing: { readonly orders: Relation; readonly refunds: Relation },
): Relation {
  return sql`
    with orders as materialized (${standing.orders})
    select customer_id, profile_id, ${sourceId}::uuid as source_id, 'order:' || ref as message_id, event_id,
      'order.placed' as type, at, total as amount, currency,
      jsonb_build_object('ref', ref, 'version', content_hash) as props, null::uuid as cause_id, 0 as depth
    from orders
    where not never_sold
    union all
    select customer_id, profile_id, ${sourceId}::uuid, 'cancel:' || ref,
      -- Beside the order's own event it needs another id, the same however often it is told.
      case when never_sold then event_id else md5('cancel:' || event_id::text)::uuid end,
      'order.cancelled', cancelled_at, total, currency, jsonb_build_object('ref', ref, 'version', content_hash),
      null::uuid, 0
    from orders
    where cancelled_at is not null
    union all
    select customer_id, profile_id, ${sourceId}::uuid,
      'refund:' || ref || case when order_ref = '' then '' else ':' || md5(order_ref) end, event_id,
      'order.refunded', at, -amount, currency,
      jsonb_build_object('ref', ref, 'order', order_ref, 'version', content_hash), null::uuid, 0
    from (${standing.refunds}) as refunds`;
}
