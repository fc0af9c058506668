import { type RawBuilder, sql } from "kysely";
import { type AsOf, asOf, dayOf, isReturn, isSale } from "#differentiate/lifecycle";
import { dayAfter, endOfDay, monthsBefore } from "#platform/clock";
import type { Tx } from "#platform/database";
import { valueSettings, type ValueSettings } from "./value.contract.ts";

/** The months that a workspace's value is looked at over, up to and with a date. */
export type Period = AsOf & {
  readonly settings: ValueSettings;
  /** The first date of the period, and the first instant of it. The last are `date` and `end`. */
  readonly from: string;
  readonly start: Date;
};

/**
 * The period that ends with `at`: (at − periodMonths, at] by local dates. Twelve months up to 2011-12-09 begin on
 * 2010-12-10; up to a 31st they begin after the last day of a shorter month.
 */
export async function periodOf(tx: Tx, workspaceId: string, at: string): Promise<Period> {
  const settings = await valueSettingsOf(tx, workspaceId);
  return periodUpTo(await asOf(tx, workspaceId, at), settings);
}

/** The period that ends with a date, by settings that need not be the workspace's own. */
export function periodUpTo(seen: AsOf, settings: ValueSettings): Period {
  const before = monthsBefore(seen.date, settings.periodMonths);
  return { ...seen, settings, from: dayAfter(before), start: endOfDay(seen.zone, before) };
}

/** How a workspace draws its pyramid, or the defaults. */
export async function valueSettingsOf(tx: Tx, workspaceId: string): Promise<ValueSettings> {
  const { rows } = await sql<{ settings: unknown }>`
    select settings from differentiate.value_setting where workspace_id = ${workspaceId}
  `.execute(tx);
  return valueSettings.parse(rows[0]?.settings ?? {});
}

/**
 * `worth`: what each customer moved in the period, returns taken off on their own date; `active`: those of them with a
 * sale in it. A sale without a home amount is a sale without revenue. Of everyone, or of `customerIds`.
 */
export function worth(period: Period, customerIds?: readonly string[]): RawBuilder<unknown> {
  return sql`
    movement as (
      select customer_id, placed_at, coalesce(home_total, 0) as value
      from identify.customer_order
      where ${isSale(period)} and placed_at >= ${period.start} ${among(customerIds)}
      union all
      select customer_id, null, -coalesce(home_amount, 0)
      from identify.order_refund
      where ${isReturn(period)} and refunded_at >= ${period.start} ${among(customerIds)}
    ),
    worth as materialized (
      select customer_id,
        count(placed_at) as sales,
        ${dayOf(sql`max(placed_at)`, period)} as last_day,
        sum(value) as value
      from movement
      group by customer_id
    ),
    active as materialized (
      select customer_id, sales, last_day, value from worth where sales > 0
    )`;
}

/** `value_upto`: how many active customers have each value, and how many have it or more. It stands for every rank. */
export function valueRanks(): RawBuilder<unknown> {
  return sql`
    value_upto as materialized (
      select value,
        count(*) as customers,
        sum(count(*)) over (order by value desc) as upto,
        sum(count(*)) over () as total
      from active
      group by value
    )`;
}

/** `buyer`: everyone who had bought by the date, with their sales and the month of the first. */
export function buyers(asOf: AsOf, customerIds?: readonly string[]): RawBuilder<unknown> {
  return sql`
    buyer as materialized (
      select customer_id, count(*) as sales, ${monthOf(sql`min(placed_at)`, asOf)} as first_month
      from identify.customer_order
      where ${isSale(asOf)} ${among(customerIds)}
      group by customer_id
    )`;
}

/** Narrows a statement to some customers; without a list to nobody in particular. */
export function among(customerIds?: readonly string[]): RawBuilder<unknown> {
  return customerIds ? sql`and customer_id = any(${customerIds}::uuid[])` : sql``;
}

/** The first moment of an instant's month, on the clock of the workspace. */
export function monthOf(instant: RawBuilder<unknown>, { zone }: AsOf): RawBuilder<string> {
  return sql`date_trunc('month', ${instant} at time zone ${zone})`;
}
