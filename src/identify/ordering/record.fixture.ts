import { sql } from "kysely";
import type { Database } from "#platform/database";

/** Everything that the record says of one customer, without what depends on when and as whom it was written. */
export type RecordedCustomer = {
  readonly customerId: string;
  readonly known: string;
  readonly orders: number;
  readonly refunds: number;
  readonly revenue: string;
  readonly unpriced: number;
  readonly documents: readonly { ref: string; total: string; home: string | null; lines: unknown[] }[];
  readonly events: readonly (readonly [string, string, string, string | null])[];
  readonly announced: readonly (readonly [string, string])[];
};

/** The record of a workspace, customer by customer. */
export async function recordOf(database: Database, workspaceId: string): Promise<RecordedCustomer[]> {
  const { rows } = await sql<RecordedCustomer>`
    select customer_id as "customerId", order_count as orders, refund_count as refunds,
      trim_scale(revenue)::text as revenue, unpriced_count as unpriced, first_order_at as "firstOrderAt",
      last_order_at as "lastOrderAt",
      (select jsonb_object_agg(name, trait - 'by') from jsonb_each(traits) as each(name, trait)) as traits,
      (select string_agg(kind || ':' || value_norm, ' ' order by kind, value_norm)
        from identify.profile join identify.identity using (workspace_id, profile_id)
        where profile.workspace_id = ${workspaceId} and profile.customer_id = customer.customer_id) as known,
      coalesce((select jsonb_agg(jsonb_build_object('ref', order_ref, 'at', placed_at, 'cancelled', cancelled_at,
          'currency', currency, 'total', trim_scale(total)::text, 'home', trim_scale(home_total)::text,
          'updated', updated_at, 'lines', coalesce((
            select jsonb_agg(jsonb_build_array(sku, trim_scale(quantity)::text, trim_scale(amount)::text) order by line_no)
            from identify.order_line as line
            where line.workspace_id = ${workspaceId} and line.customer_id = placed.customer_id
              and line.source_id = placed.source_id and line.order_ref = placed.order_ref), '[]')) order by order_ref, source_id)
        from identify.customer_order as placed
        where placed.workspace_id = ${workspaceId} and placed.customer_id = customer.customer_id), '[]') as documents,
      (select jsonb_agg(jsonb_build_array(refund_ref, order_ref, refunded_at, trim_scale(amount)::text,
          trim_scale(home_amount)::text, currency, updated_at, lines) order by refund_ref, order_ref, source_id)
        from identify.order_refund
        where order_refund.workspace_id = ${workspaceId} and order_refund.customer_id = customer.customer_id) as returned,
      coalesce((select jsonb_agg(jsonb_build_array(message_id, type,
          to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), trim_scale(amount)::text) order by message_id)
        from identify.event
        where event.workspace_id = ${workspaceId} and event.customer_id = customer.customer_id), '[]') as events,
      coalesce((select jsonb_agg(jsonb_build_array(type, lane) order by seq)
        from platform.outbox
        where outbox.workspace_id = ${workspaceId} and outbox.customer_id = customer.customer_id), '[]') as announced
    from identify.customer
    where workspace_id = ${workspaceId}
    order by known
  `.execute(database.engine);
  return rows;
}

/** The record as it must be whatever the order its facts came in: without ids of ours, and without what was announced when. */
export async function stateOf(database: Database, workspaceId: string): Promise<unknown> {
  const customers = await recordOf(database, workspaceId);
  const { rows: waiting } = await sql`
    select order_ref, refund_ref, refund from identify.waiting_refund where workspace_id = ${workspaceId}
    order by order_ref, refund_ref
  `.execute(database.engine);
  const ours = new Set(["customerId", "announced"]);
  const facts = customers.map((one) =>
    Object.fromEntries(Object.entries(one).filter(([name]) => !ours.has(name))),
  );
  return { customers: facts, waiting };
}
