import { sql } from "kysely";
import type { Person, Relation } from "#identify/customers";
import { type Home, homeAmount, rateOn } from "#identify/rates";
import { newId } from "#platform/ids";
import type { Order, Refund } from "./order.item.ts";

/** Relations as `writeOrders`, `writeLines`, `writeRefunds` and `orderEvents` read them. */
export type Documents = { readonly orders: Relation; readonly lines: Relation; readonly refunds: Relation };

/** What a request's orders and refunds are as relations, priced by the rates in force. */
export function documentsOf(
  home: Home,
  sourceId: string,
  orders: readonly (Order & Person)[],
  refunds: readonly (Refund & Person)[],
  now: Date,
): Documents {
  return {
    orders: ordersOf(home, orders, now),
    lines: linesOf(orders),
    refunds: refundsOf(home, sourceId, refunds, now),
  };
}

function ordersOf(home: Home, orders: readonly (Order & Person)[], now: Date) {
  const rows = orders.map((one) => ({
    ref: one.orderRef,
    event_id: newId(now),
    profile_id: one.profileId,
    customer_id: one.customerId,
    at: one.placedAt,
    cancelled_at: one.cancelledAt,
    currency: one.currency,
    total: one.total,
    updated_at: one.updatedAt,
    content_hash: one.hash,
  }));
  return sql`
    select *, ${homeAmount(home, sql`total`, sql`currency`, sql`rate`)} as home_total
    from (
      select *, false as never_sold, ${rateOn(home, sql`said.currency`, sql`said.at`)} as rate
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as said(
        ref text, event_id uuid, profile_id uuid, customer_id uuid, at timestamptz(3), cancelled_at timestamptz(3),
        currency text, total numeric, updated_at timestamptz(3), content_hash text
      )
    ) as rated`;
}

function linesOf(orders: readonly Order[]) {
  const rows = orders.flatMap((order) =>
    order.lines.map((line, at) => ({
      ref: order.orderRef,
      line_no: at + 1,
      sku: line.sku,
      product: line.product,
      quantity: line.quantity,
      unit_price: line.unitPrice,
      amount: line.amount,
    })),
  );
  return sql`
    select *
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as line(
      ref text, line_no int, sku text, product text, quantity numeric, unit_price numeric, amount numeric
    )`;
}

/** A refund of an order is priced as the order was: in its currency where it names none, by the rate of its day. */
function refundsOf(home: Home, sourceId: string, refunds: readonly (Refund & Person)[], now: Date) {
  const rows = refunds.map((one) => ({
    ref: one.refundRef,
    order_ref: one.orderRef,
    event_id: newId(now),
    profile_id: one.profileId,
    customer_id: one.customerId,
    at: one.at,
    said_currency: one.currency,
    amount: one.amount,
    lines: one.lines,
    updated_at: one.updatedAt,
    content_hash: one.hash,
  }));
  return sql`
    select *, ${homeAmount(home, sql`amount`, sql`currency`, sql`rate`)} as home_amount
    from (
      select *, ${rateOn(home, sql`owed.currency`, sql`owed.priced_at`)} as rate
      from (
        select said.*, coalesce(said_currency, placed.currency) as currency, coalesce(placed.placed_at, said.at) as priced_at
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as said(
          ref text, order_ref text, event_id uuid, profile_id uuid, customer_id uuid, at timestamptz(3),
          said_currency text, amount numeric, lines jsonb, updated_at timestamptz(3), content_hash text
        )
        left join lateral (
          select currency, placed_at from identify.customer_order
          where workspace_id = ${home.workspaceId} and customer_id = said.customer_id and source_id = ${sourceId}
            and order_ref = said.order_ref
          limit 1
        ) as placed on true
      ) as owed
    ) as rated`;
}
