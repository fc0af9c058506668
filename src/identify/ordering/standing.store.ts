import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { Version } from "./versions.ts";

/** The version of an order that the record has, and what a newer one may undo. */
export type OrderVersion = Version & {
  readonly ref: string;
  readonly cancelled: boolean;
  readonly foreign: boolean;
};
export type RefundVersion = Version & { readonly refundRef: string; readonly orderRef: string };

/** Which of the orders stand, in which version. `asked` pairs references with their customers. */
export async function standingOrders(
  tx: Tx,
  { workspaceId, sourceId }: { workspaceId: string; sourceId: string },
  asked: readonly { readonly orderRef: string; readonly customerId: string }[],
): Promise<Map<string, OrderVersion>> {
  if (asked.length === 0) return new Map();
  const { rows } = await sql<OrderVersion>`
    select ref, updated_at as "updatedAt", content_hash as hash, cancelled_at is not null as cancelled,
      home_total is null or rate is not null as foreign
    from unnest(${asked.map((one) => one.orderRef)}::text[], ${asked.map((one) => one.customerId)}::uuid[])
      as asked(ref, customer_id)
    cross join lateral (
      select * from identify.customer_order
      where workspace_id = ${workspaceId} and customer_id = asked.customer_id and source_id = ${sourceId}
        and order_ref = asked.ref
      limit 1
    ) as standing
  `.execute(tx);
  return new Map(rows.map((row) => [row.ref, row]));
}

/** Which of the refunds stand, in which version. */
export async function standingRefunds(
  tx: Tx,
  { workspaceId, sourceId }: { workspaceId: string; sourceId: string },
  asked: readonly { readonly refundRef: string; readonly orderRef: string; readonly customerId: string }[],
): Promise<RefundVersion[]> {
  if (asked.length === 0) return [];
  const { rows } = await sql<RefundVersion>`
    select asked.ref as "refundRef", asked.order_ref as "orderRef", updated_at as "updatedAt", content_hash as hash
    from unnest(${asked.map((one) => one.refundRef)}::text[], ${asked.map((one) => one.orderRef)}::text[],
      ${asked.map((one) => one.customerId)}::uuid[]) as asked(ref, order_ref, customer_id)
    cross join lateral (
      select * from identify.order_refund
      where workspace_id = ${workspaceId} and customer_id = asked.customer_id and source_id = ${sourceId}
        and refund_ref = asked.ref and order_ref = asked.order_ref
      limit 1
    ) as standing
  `.execute(tx);
  return rows;
}

/** Takes back the cancellations told of orders that are not cancelled any more. */
export async function retractCancellations(
  tx: Tx,
  { workspaceId, sourceId }: { workspaceId: string; sourceId: string },
  orders: readonly { readonly orderRef: string; readonly customerId: string }[],
): Promise<void> {
  if (orders.length === 0) return;
  await sql`
    delete from identify.event
    where workspace_id = ${workspaceId} and customer_id = any(${orders.map((one) => one.customerId)}::uuid[])
      and source_id = ${sourceId} and message_id = any(${orders.map((one) => `cancel:${one.orderRef}`)}::text[])
  `.execute(tx);
}

/** Takes away the lines that a new version of an order has no more: those beyond its number of lines. */
export async function trimLines(
  tx: Tx,
  { workspaceId, sourceId }: { workspaceId: string; sourceId: string },
  orders: readonly {
    readonly orderRef: string;
    readonly customerId: string;
    readonly lines: readonly unknown[];
  }[],
): Promise<void> {
  if (orders.length === 0) return;
  const rows = orders.map((one) => ({
    ref: one.orderRef,
    customer_id: one.customerId,
    lines: one.lines.length,
  }));
  await sql`
    delete from identify.order_line
    where workspace_id = ${workspaceId} and source_id = ${sourceId} and (customer_id, order_ref, line_no) in (
      select trimmed.customer_id, ref, line_no
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as trimmed(ref text, customer_id uuid, lines int)
      cross join lateral (
        select line_no from identify.order_line as line
        where line.workspace_id = ${workspaceId} and line.customer_id = trimmed.customer_id
          and line.source_id = ${sourceId} and line.order_ref = trimmed.ref and line.line_no > trimmed.lines
        limit 2147483647
      ) as beyond
    )
  `.execute(tx);
}
