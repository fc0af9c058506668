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
  await sql`
    with changed as materialized (${changed}),
    sales as (
      select customer_id, count(*)::int as orders, min(placed_at) as first_at, max(placed_at) as last_at,
        coalesce(sum(home_total), 0) as revenue, (count(*) - count(home_total))::int as unpriced
      from identify.customer_order
      join changed using (customer_id)
      where workspace_id = ${workspaceId} and cancelled_at is null
      group by customer_id
    ),
    returns as (
      select customer_id, count(*)::int as refunds, coalesce(sum(home_amount), 0) as given_back
      from identify.order_refund
      join changed using (customer_id)
      where workspace_id = ${workspaceId}
      group by customer_id
    )
    insert into identify.customer as standing (
      workspace_id, customer_id, order_count, refund_count, first_order_at, last_order_at, revenue, unpriced_count,
      created_at, updated_at
    )
    select ${workspaceId}::uuid, customer_id, coalesce(orders, 0), coalesce(refunds, 0), first_at, last_at,
      coalesce(revenue, 0) - coalesce(given_back, 0), coalesce(unpriced, 0), ${now}::timestamptz, ${now}::timestamptz
    from changed
    left join sales using (customer_id)
    left join returns using (customer_id)
    order by customer_id
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
