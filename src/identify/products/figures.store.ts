import { type RawBuilder, sql } from "kysely";
import { dateIn, endOfDay, monthsBefore } from "#platform/clock";
import type { Tx } from "#platform/database";

/** The figures' name among the kept counts. */
export const what = "products";

/**
 * The product that a line names, as SQL: its sku, else `name:` and its name; null where it names neither (a shipping line).
 *
 * @param line the alias of an identify.order_line
 */
export function skuOf(line: string): RawBuilder<string | null> {
  const [sku, product] = [sql.ref(`${line}.sku`), sql.ref(`${line}.product`)];
  return sql`case
    when ${sku} <> '' then ${sku}
    when btrim(${product}) <> '' then left('name:' || lower(btrim(${product})), 400)
  end`;
}

/**
 * Finds what every product sold in the twelve months until now, from the lines of orders that stand, and what came back
 * of it. Buyers cannot be added up from day to day, so that it is all found again, and only what changed is written.
 */
export async function refigureProducts(
  tx: Tx,
  { workspaceId, zone }: { readonly workspaceId: string; readonly zone: string },
  now: Date,
): Promise<void> {
  const since = endOfDay(zone, monthsBefore(dateIn(zone, now), 12));
  await sql`
    with sold as materialized (${sold(workspaceId, since)}),
    back as (${returned(workspaceId, since)}),
    figures as (
      select sku, sold.name, coalesce(sold.quantity, 0) as quantity, coalesce(sold.revenue, 0) as revenue,
        coalesce(sold.orders, 0) as orders, coalesce(sold.buyers, 0) as buyers,
        coalesce(back.quantity, 0) as returned, coalesce(sold.unpriced, 0) as unpriced, first_at, last_at
      from sold full join back using (sku)
    ),
    gone as (
      delete from identify.product_figure as standing
      where workspace_id = ${workspaceId} and not exists (select from figures where figures.sku = standing.sku)
    )
    insert into identify.product_figure as standing (
      workspace_id, sku, name, quantity, revenue, orders, buyers, returned, unpriced, first_at, last_at
    )
    select ${workspaceId}::uuid, sku, name, quantity, revenue, orders, buyers, returned, unpriced, first_at, last_at
    from figures
    on conflict (workspace_id, sku) do update
    set name = excluded.name, quantity = excluded.quantity, revenue = excluded.revenue, orders = excluded.orders,
      buyers = excluded.buyers, returned = excluded.returned, unpriced = excluded.unpriced,
      first_at = excluded.first_at, last_at = excluded.last_at
    where (standing.name, standing.quantity, standing.revenue, standing.orders, standing.buyers, standing.returned,
        standing.unpriced, standing.first_at, standing.last_at)
      is distinct from (excluded.name, excluded.quantity, excluded.revenue, excluded.orders, excluded.buyers,
        excluded.returned, excluded.unpriced, excluded.first_at, excluded.last_at)
  `.execute(tx);
}

/** A line's money is brought home by its order's rate; of an order that waits for one it is not counted. */
function sold(workspaceId: string, since: Date): RawBuilder<unknown> {
  const recent = sql`placed_at >= ${since}::timestamptz`;
  return sql`
    select ${skuOf("line")} as sku, (array_agg(btrim(line.product) order by placed_at desc) filter (where line.product <> ''))[1] as name,
      coalesce(sum(line.quantity) filter (where ${recent}), 0) as quantity,
      coalesce(sum(line.amount * coalesce(placed.rate, 1)) filter (where ${recent} and placed.home_total is not null), 0) as revenue,
      count(distinct (placed.source_id, placed.order_ref)) filter (where ${recent}) as orders,
      count(distinct placed.customer_id) filter (where ${recent}) as buyers,
      count(*) filter (where ${recent} and placed.home_total is null) as unpriced,
      min(placed_at) as first_at, max(placed_at) as last_at
    from identify.customer_order as placed
    join identify.order_line as line using (workspace_id, customer_id, source_id, order_ref)
    where placed.workspace_id = ${workspaceId} and placed.cancelled_at is null
    group by 1
    having ${skuOf("line")} is not null`;
}

/** Quantities on refunds are written below zero by some and above it by others. */
function returned(workspaceId: string, since: Date): RawBuilder<unknown> {
  return sql`
    select ${skuOf("line")} as sku, sum(abs(line.quantity)) as quantity
    from identify.order_refund as refund
    cross join lateral jsonb_to_recordset(refund.lines) as line(sku text, product text, quantity numeric)
    where refund.workspace_id = ${workspaceId} and refund.refunded_at >= ${since}::timestamptz
    group by 1
    having ${skuOf("line")} is not null`;
}
