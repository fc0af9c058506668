import { sql } from "kysely";
import type { Relation } from "#identify/customers";
import type { Telling } from "#identify/events";
import type { Tx } from "#platform/database";

/** Which record is written to, and how: one source, one lane, one moment. */
export type Recording = {
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly lane: Telling;
  readonly now: Date;
  /** Whether nothing of the customers' can stand already, as they are new in this transaction: then nothing is compared. */
  readonly first?: boolean;
};

/**
 * Writes orders; the version with the greater `updated_at` stands, a tie goes to the greater hash.
 *
 * @param orders a relation of (ref, profile_id, customer_id, at, cancelled_at, currency, total, home_total, rate,
 *   updated_at, content_hash), one row an order
 */
export async function writeOrders(
  tx: Tx,
  { workspaceId, sourceId, first }: Recording,
  orders: Relation,
): Promise<void> {
  await sql`
    insert into identify.customer_order as standing (
      workspace_id, customer_id, source_id, order_ref, profile_id, placed_at, cancelled_at, currency, total, home_total,
      rate, updated_at, content_hash
    )
    select ${workspaceId}::uuid, customer_id, ${sourceId}::uuid, ref, profile_id, at, cancelled_at, currency, total,
      home_total, rate, updated_at, content_hash
    from (${orders}) as orders
    order by customer_id, ref
    ${
      first
        ? sql``
        : sql`on conflict (workspace_id, customer_id, source_id, order_ref) do update
    set placed_at = excluded.placed_at,
        cancelled_at = excluded.cancelled_at,
        currency = excluded.currency,
        total = excluded.total,
        home_total = excluded.home_total,
        rate = excluded.rate,
        updated_at = excluded.updated_at,
        content_hash = excluded.content_hash
    where (excluded.updated_at, excluded.content_hash) > (standing.updated_at, standing.content_hash)`
    }
  `.execute(tx);
}

/**
 * Writes the lines of orders whose version stands.
 *
 * @param orders a relation of (ref, profile_id, customer_id)
 * @param lines a relation of (ref, line_no, sku, product, quantity, unit_price, amount)
 */
export async function writeLines(
  tx: Tx,
  { workspaceId, sourceId, first }: Recording,
  orders: Relation,
  lines: Relation,
): Promise<void> {
  await sql`
    insert into identify.order_line (
      workspace_id, customer_id, source_id, order_ref, line_no, profile_id, sku, product, quantity, unit_price, amount
    )
    select ${workspaceId}::uuid, customer_id, ${sourceId}::uuid, ref, line_no, profile_id, sku, product, quantity,
      unit_price, amount
    from (${orders}) as orders
    join (${lines}) as lines using (ref)
    ${
      first
        ? sql``
        : sql`on conflict (workspace_id, customer_id, source_id, order_ref, line_no) do update
    set sku = excluded.sku,
        product = excluded.product,
        quantity = excluded.quantity,
        unit_price = excluded.unit_price,
        amount = excluded.amount`
    }
  `.execute(tx);
}

/**
 * Takes away lines that the standing version of their order has no more. Those that stand are looked up order by order
 * (lateral, held together by `offset 0`), and most often none is gone.
 */
export async function dropLines(
  tx: Tx,
  { workspaceId, sourceId }: Recording,
  orders: Relation,
  lines: Relation,
): Promise<void> {
  await sql`
    with gone as materialized (
      select orders.customer_id, ref, line_no
      from (${orders}) as orders
      cross join lateral (
        select line_no
        from identify.order_line
        where workspace_id = ${workspaceId} and customer_id = orders.customer_id and source_id = ${sourceId}
          and order_ref = orders.ref
        offset 0
      ) as line
      where not exists (select from (${lines}) as lines where lines.ref = orders.ref and lines.line_no = line.line_no)
    )
    delete from identify.order_line as line
    using gone
    where line.workspace_id = ${workspaceId} and line.customer_id = gone.customer_id and line.source_id = ${sourceId}
      and line.order_ref = gone.ref and line.line_no = gone.line_no
  `.execute(tx);
}

/**
 * Writes refunds; versions as for orders. The orders that they name are written before.
 *
 * @param refunds a relation of (ref, order_ref: '' without one, profile_id, customer_id, at, currency, amount,
 *   home_amount, rate, lines, updated_at, content_hash), one row a refund; amounts above zero
 */
export async function writeRefunds(
  tx: Tx,
  { workspaceId, sourceId, first }: Recording,
  refunds: Relation,
): Promise<void> {
  await sql`
    insert into identify.order_refund as standing (
      workspace_id, customer_id, source_id, refund_ref, order_ref, profile_id, refunded_at, currency, amount,
      home_amount, rate, lines, updated_at, content_hash
    )
    select ${workspaceId}::uuid, customer_id, ${sourceId}::uuid, ref, order_ref, profile_id, at, currency, amount,
      home_amount, rate, lines, updated_at, content_hash
    from (${refunds}) as refunds
    order by customer_id, ref, order_ref
    ${
      first
        ? sql``
        : sql`on conflict (workspace_id, customer_id, source_id, refund_ref, order_ref) do update
    set refunded_at = excluded.refunded_at,
        currency = excluded.currency,
        amount = excluded.amount,
        home_amount = excluded.home_amount,
        rate = excluded.rate,
        lines = excluded.lines,
        updated_at = excluded.updated_at,
        content_hash = excluded.content_hash
    where (excluded.updated_at, excluded.content_hash) > (standing.updated_at, standing.content_hash)`
    }
  `.execute(tx);
}
