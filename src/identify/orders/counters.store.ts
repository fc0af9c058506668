import { sql } from "kysely";
import type { Relation } from "#identify/customers";
import type { Tx } from "#platform/database";

/**
 * Rebuilds the counts and sums of customers from their orders and refunds. Rebuilt and not added up: whatever order the
 * facts came in, or came twice, the numbers are those of the facts.
 *
 * @param changed a relation of (customer_id)
 */
export async function rebuildCounters(
  tx: Tx,
  workspaceId: string,
  changed: Relation,
  now: Date,
): Promise<void> {
  // Two transactions that record orders of one customer must count one after the other: a count begun before the other
  // has committed would not see its orders.
  await sql`
    select count(*)
    from (select distinct customer_id from (${changed}) as changed order by customer_id) as changed
    cross join lateral (
      select from identify.customer
      where workspace_id = ${workspaceId} and customer_id = changed.customer_id
      for update
    ) as held
  `.execute(tx);
  await sql`
    insert into identify.customer as standing (${countColumns}, workspace_id, created_at, updated_at)
    select ${countColumns}, ${workspaceId}::uuid, ${now}::timestamptz, ${now}::timestamptz
    from (${countsOf(workspaceId, changed)}) as counts
    on conflict (workspace_id, customer_id) do update
    set order_count = excluded.order_count,
        refund_count = excluded.refund_count,
        first_order_at = excluded.first_order_at,
        last_order_at = excluded.last_order_at,
        revenue = excluded.revenue,
        unpriced_count = excluded.unpriced_count,
        version = standing.version + 1,
        updated_at = excluded.updated_at
  `.execute(tx);
}

/** The columns of `countsOf`, as identify.customer has them. */
export const countColumns: Relation = sql`
  customer_id, order_count, refund_count, first_order_at, last_order_at, revenue, unpriced_count`;

/**
 * A relation of (customer_id, order_count, refund_count, first_order_at, last_order_at, revenue, unpriced_count), one row a
 * customer in order of their ids.
 *
 * @param asked a relation of (customer_id)
 */
export function countsOf(workspaceId: string, asked: Relation): Relation {
  return sql`
    select customer_id, orders as order_count, refunds as refund_count, first_at as first_order_at,
      last_at as last_order_at, revenue - given_back as revenue, unpriced + unpriced_refunds as unpriced_count
    from (select distinct customer_id from (${asked}) as asked order by customer_id) as asked
    cross join lateral (
      select count(*)::int as orders, min(placed_at) as first_at, max(placed_at) as last_at,
        coalesce(sum(home_total), 0) as revenue, (count(*) - count(home_total))::int as unpriced
      from identify.customer_order
      where workspace_id = ${workspaceId} and customer_id = asked.customer_id and cancelled_at is null
    ) as sales
    cross join lateral (
      select count(*)::int as refunds, coalesce(sum(home_amount), 0) as given_back,
        (count(*) - count(home_amount))::int as unpriced_refunds
      from identify.order_refund
      where workspace_id = ${workspaceId} and customer_id = asked.customer_id
    ) as returns`;
}
