import { type RawBuilder, sql } from "kysely";
import { type AsOf, isReturn, isSale } from "#differentiate/lifecycle";
import { monthOf } from "./period.sql.ts";

/**
 * `cohort_month`: of the customers of each first month, how many bought in each month. Needs `buyer`. Sums of money are
 * left to `trend`, which needs no sum per customer and month (a third of the time over ten million orders).
 */
export function cohortMonths(asOf: AsOf): RawBuilder<unknown> {
  return sql`
    cohort_month as materialized (
      select first_month, month, count(*) as customers
      from (
        select distinct customer_id, ${monthOf(sql`placed_at`, asOf)} as month
        from identify.customer_order
        where ${isSale(asOf)}
      ) as bought
      join buyer using (customer_id)
      group by first_month, month
    )`;
}

/** The cells of `cohort_month`: [first month, month, customers]. */
export function cohortsJson(): RawBuilder<unknown> {
  return sql`(
    select coalesce(jsonb_agg(jsonb_build_array(${named("first_month")}, ${named("month")}, customers)), '[]')
    from cohort_month
  )`;
}

/** Sales and returns of each month in which there were any. Needs `cohort_month`. */
export function trendJson(asOf: AsOf): RawBuilder<unknown> {
  return sql`(
    select coalesce(jsonb_agg(jsonb_build_object(
      'month', ${named("month")}, 'revenue', trim_scale(coalesce(sold, 0) - coalesce(returned, 0))::text,
      'orders', coalesce(orders, 0), 'customers', coalesce(customers, 0), 'returning', coalesce(returning_customers, 0)
    )), '[]')
    from (
      select ${monthOf(sql`placed_at`, asOf)} as month, count(*) as orders, sum(home_total) as sold
      from identify.customer_order
      where ${isSale(asOf)}
      group by month
    ) as sales
    full join (
      select ${monthOf(sql`refunded_at`, asOf)} as month, sum(home_amount) as returned
      from identify.order_refund
      where ${isReturn(asOf)}
      group by month
    ) as returns using (month)
    left join (
      select month,
        sum(customers) as customers,
        sum(customers) filter (where first_month < month) as returning_customers
      from cohort_month
      group by month
    ) as buyers using (month)
  )`;
}

/** The share of customers with two sales or more, as its two parts. Needs `buyer`. */
export function repeatersJson(asOf: AsOf): RawBuilder<unknown> {
  return sql`jsonb_build_object(
    'repeaters', (select count(*) from buyer where sales >= 2),
    'customers', (
      select count(*) from identify.customer where workspace_id = ${asOf.workspaceId} and merged_into is null
    )
  )`;
}

function named(month: string): RawBuilder<string> {
  return sql`to_char(${sql.ref(month)}, 'YYYY-MM')`;
}
