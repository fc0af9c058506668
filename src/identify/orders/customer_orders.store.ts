import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { CustomerOrder, OrderRefund } from "./orders.contract.ts";

/** A place among a customer's orders: the last one shown. */
export type OrderPlace = { readonly placedAt: string; readonly sourceId: string; readonly orderRef: string };

/** A customer's orders, newest first, each with its lines and refunds; and the place of each, for the next page. */
export async function readOrders(
  tx: Tx,
  { workspaceId, customerId }: { workspaceId: string; customerId: string },
  after: OrderPlace | null,
  limit: number,
): Promise<(CustomerOrder & { place: OrderPlace })[]> {
  const older = after
    ? sql`and (placed_at, source_id, order_ref) < (${after.placedAt}::timestamptz, ${after.sourceId}::uuid, ${after.orderRef})`
    : sql``;
  const { rows } = await sql<{ order: CustomerOrder; place: OrderPlace }>`
    select jsonb_build_object('placedAt', ${iso("placed_at")}, 'sourceId', source_id, 'orderRef', order_ref) as place,
      jsonb_build_object(
        'orderRef', order_ref, 'source', (
          select name from identify.source
          where source.workspace_id = ${workspaceId} and source.source_id = page.source_id
        ),
        'status', case when cancelled_at is null then 'placed' else 'cancelled' end,
        'placedAt', ${iso("placed_at")}, 'cancelledAt', ${iso("cancelled_at")}, 'updatedAt', ${iso("updated_at")},
        'currency', currency, 'total', trim_scale(total)::text, 'homeTotal', trim_scale(home_total)::text,
        'rate', trim_scale(rate)::text,
        'lines', coalesce((
          select jsonb_agg(jsonb_build_object('sku', sku, 'product', product,
            'quantity', trim_scale(quantity)::text, 'unitPrice', trim_scale(unit_price)::text,
            'amount', trim_scale(amount)::text) order by line_no)
          from identify.order_line as line
          where line.workspace_id = ${workspaceId} and line.customer_id = ${customerId}
            and line.source_id = page.source_id and line.order_ref = page.order_ref
        ), '[]'),
        'refunds', coalesce((
          select jsonb_agg(${refundJson(workspaceId)} order by refunded_at, refund_ref)
          from identify.order_refund as refund
          where refund.workspace_id = ${workspaceId} and refund.customer_id = ${customerId}
            and refund.source_id = page.source_id and refund.order_ref = page.order_ref
        ), '[]')
      ) as "order"
    from (
      select * from identify.customer_order
      where workspace_id = ${workspaceId} and customer_id = ${customerId} ${older}
      order by placed_at desc, source_id desc, order_ref desc
      limit ${limit}
    ) as page
    order by placed_at desc, source_id desc, order_ref desc
  `.execute(tx);
  return rows.map(({ order, place }) => ({ ...order, place }));
}

/** The latest returns of a customer that name no order. */
export async function readReturns(
  tx: Tx,
  { workspaceId, customerId }: { workspaceId: string; customerId: string },
  most: number,
): Promise<OrderRefund[]> {
  const { rows } = await sql<{ refund: OrderRefund }>`
    select ${refundJson(workspaceId)} as refund
    from identify.order_refund as refund
    where refund.workspace_id = ${workspaceId} and refund.customer_id = ${customerId} and refund.order_ref = ''
    order by refunded_at desc, refund_ref
    limit ${most}
  `.execute(tx);
  return rows.map((row) => row.refund);
}

function refundJson(workspaceId: string) {
  return sql`jsonb_build_object(
    'refundRef', refund.refund_ref, 'source', (
      select name from identify.source
      where source.workspace_id = ${workspaceId} and source.source_id = refund.source_id
    ),
    'at', ${iso("refund.refunded_at")}, 'currency', refund.currency,
    'amount', trim_scale(refund.amount)::text, 'homeAmount', trim_scale(refund.home_amount)::text,
    'lines', coalesce((
      select jsonb_agg(jsonb_build_object('sku', line ->> 'sku', 'product', line ->> 'product',
        'quantity', line ->> 'quantity', 'amount', line ->> 'amount'))
      from jsonb_array_elements(refund.lines) as line
    ), '[]')
  )`;
}

/** An instant of a column as ISO 8601 in UTC. */
function iso(column: string) {
  return sql`to_char(${sql.raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
