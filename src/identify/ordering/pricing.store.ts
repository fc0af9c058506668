import { type RawBuilder, sql } from "kysely";
import { rebuildCounters } from "#identify/orders";
import { type Home, homeAmount, rateOn, type Unpriced } from "#identify/rates";
import type { Tx } from "#platform/database";
import { countChange } from "#platform/stream";

/**
 * Prices again what is in foreign money: after a rate was added or corrected. Customers whose money changed are counted
 * again, and the pulse hears of their orders as `order.repriced`, in bulk: nothing has happened with anybody.
 *
 * @param currencies whose orders and refunds to price
 * @returns how many customers' money changed
 */
export async function reprice(tx: Tx, home: Home, currencies: readonly string[], now: Date): Promise<number> {
  const some = sql`currency = any(${currencies}::text[])`;
  return priced(tx, home, some, now);
}

/** Prices everything again: after the workspace said another currency of its own. */
export function repriceAll(tx: Tx, home: Home, now: Date): Promise<number> {
  return priced(tx, home, null, now);
}

async function priced(tx: Tx, home: Home, some: RawBuilder<unknown> | null, now: Date): Promise<number> {
  const orders = await priceOrders(
    tx,
    home,
    some && sql`and ${some} and (home_total is null or rate is not null)`,
  );
  const refunds = await priceRefunds(
    tx,
    home,
    some && sql`and ${some} and (home_amount is null or rate is not null)`,
  );
  const changed = [...new Set([...orders, ...refunds])];
  if (changed.length === 0) return 0;
  await rebuildCounters(tx, home.workspaceId, sql`select unnest(${changed}::uuid[]) as customer_id`, now);
  await announceRepriced(tx, home.workspaceId, changed);
  await countChange(tx, home.workspaceId, "bulk");
  return changed.length;
}

async function priceOrders(tx: Tx, home: Home, some: RawBuilder<unknown> | null): Promise<string[]> {
  const { rows } = await sql<{ customerId: string }>`
    with rated as materialized (
      select customer_id, source_id, order_ref, total, currency, ${rateOn(home, sql`orders.currency`, sql`orders.placed_at`)} as rate
      from (
        select * from identify.customer_order where workspace_id = ${home.workspaceId} ${some ?? sql``}
      ) as orders
    ),
    changed as (
      update identify.customer_order as standing
      set rate = rated.rate, home_total = ${homeAmount(home, sql`rated.total`, sql`rated.currency`, sql`rated.rate`)}
      from rated
      where standing.workspace_id = ${home.workspaceId} and standing.customer_id = rated.customer_id
        and standing.source_id = rated.source_id and standing.order_ref = rated.order_ref
        and (standing.rate, standing.home_total) is distinct from
          (rated.rate, ${homeAmount(home, sql`rated.total`, sql`rated.currency`, sql`rated.rate`)})
      returning standing.customer_id
    )
    select distinct customer_id as "customerId" from changed
  `.execute(tx);
  return rows.map((row) => row.customerId);
}

async function priceRefunds(tx: Tx, home: Home, some: RawBuilder<unknown> | null): Promise<string[]> {
  const { rows } = await sql<{ customerId: string }>`
    with refunds as materialized (
      select * from identify.order_refund where workspace_id = ${home.workspaceId} ${some ?? sql``}
    ),
    rated as materialized (
      select customer_id, source_id, refund_ref, order_ref, amount, currency,
        ${rateOn(home, sql`owed.currency`, sql`owed.priced_at`)} as rate
      from (
        select refunds.*, coalesce(placed.placed_at, refunded_at) as priced_at
        from refunds
        left join identify.customer_order as placed
          on placed.workspace_id = ${home.workspaceId} and placed.customer_id = refunds.customer_id
          and placed.source_id = refunds.source_id and placed.order_ref = refunds.order_ref
      ) as owed
    ),
    changed as (
      update identify.order_refund as standing
      set rate = rated.rate, home_amount = ${homeAmount(home, sql`rated.amount`, sql`rated.currency`, sql`rated.rate`)}
      from rated
      where standing.workspace_id = ${home.workspaceId} and standing.customer_id = rated.customer_id
        and standing.source_id = rated.source_id and standing.refund_ref = rated.refund_ref
        and standing.order_ref = rated.order_ref
        and (standing.rate, standing.home_amount) is distinct from
          (rated.rate, ${homeAmount(home, sql`rated.amount`, sql`rated.currency`, sql`rated.rate`)})
      returning standing.customer_id
    )
    select distinct customer_id as "customerId" from changed
  `.execute(tx);
  return rows.map((row) => row.customerId);
}

/** Prices the refunds of these customers by their orders as they stand now: an order's own day or currency has changed. */
export async function repriceRefundsOf(tx: Tx, home: Home, customerIds: readonly string[]): Promise<void> {
  await priceRefunds(tx, home, sql`and customer_id = any(${customerIds}::uuid[])`);
}

async function announceRepriced(tx: Tx, workspaceId: string, customerIds: readonly string[]): Promise<void> {
  await sql`
    insert into platform.outbox (lane, bucket, workspace_id, customer_id, event_id, type)
    select 'bulk', get_byte(uuid_send(customer_id), 15), ${workspaceId}::uuid, customer_id, latest.event_id, 'order.repriced'
    from unnest(${customerIds}::uuid[]) as changed(customer_id)
    cross join lateral (
      select event_id from identify.event
      where workspace_id = ${workspaceId} and customer_id = changed.customer_id and type like 'order.%'
      order by at desc, event_id desc
      limit 1
    ) as latest
    order by customer_id
  `.execute(tx);
}

/** What is in foreign money without a rate, by currency. */
export async function readUnpriced(tx: Tx, workspaceId: string): Promise<Unpriced[]> {
  const { rows } = await sql<Unpriced>`
    select currency, count(*) filter (where kind = 'order') as orders, count(*) filter (where kind = 'refund') as refunds
    from (
      select 'order' as kind, currency from identify.customer_order
      where workspace_id = ${workspaceId} and home_total is null and currency is not null
      union all
      select 'refund', currency from identify.order_refund
      where workspace_id = ${workspaceId} and home_amount is null and currency is not null
    ) as waiting
    group by currency
    order by currency
  `.execute(tx);
  return rows;
}
