import { type RawBuilder, sql } from "kysely";
import { tiers } from "./value.contract.ts";
import { among, type Period } from "./period.sql.ts";

/**
 * `tier`: the tier and the period's value of every customer, their sales in it (`sales`) and ever (`orders`). Needs `worth`, `value_upto` and `buyer`.
 *
 * A tier ends at the value of its last place, ceil(share · active customers) from the top, so customers of equal value
 * share a tier, the better one. Who brought nothing, or less, is small whatever their place.
 */
export function tierOfEach(period: Period): RawBuilder<unknown> {
  const { topShare, bigShare, mediumShare } = period.settings;
  return sql`
    cut as materialized (
      select ${cutAt(topShare)} as top, ${cutAt(bigShare)} as big, ${cutAt(mediumShare)} as medium
      from value_upto
    ),
    ${tierByCut(period)}`;
}

/** `tier` of everyone, or of `customerIds`, by cuts found before. Needs `cut` (top, big, medium), `worth` and `buyer`. */
export function tierByCut(period: Period, customerIds?: readonly string[]): RawBuilder<unknown> {
  return sql`
    tier as (
      select customer.customer_id,
        case
          when buyer.customer_id is null then 'prospects'
          when coalesce(worth.sales, 0) = 0 then 'inactive'
          when value <= 0 then 'small'
          when value >= cut.top then 'top'
          when value >= cut.big then 'big'
          when value >= cut.medium then 'medium'
          else 'small'
        end as tier,
        coalesce(value, 0) as value,
        coalesce(worth.sales, 0) as sales,
        coalesce(buyer.sales, 0) as orders
      from identify.customer
      cross join cut
      left join buyer using (customer_id)
      left join worth using (customer_id)
      where workspace_id = ${period.workspaceId} and merged_into is null ${among(customerIds)}
    )`;
}

/** The pyramid as JSON: every tier, zeros too, best first. Needs `tier`. */
export function pyramidJson(): RawBuilder<unknown> {
  return sql`(
    select jsonb_agg(jsonb_build_object('tier', tier, 'customers', customers, 'revenue', revenue) order by place)
    from (
      select tier, place, count(tier.customer_id) as customers, trim_scale(coalesce(sum(value), 0))::text as revenue
      from unnest(${tiers}::text[]) with ordinality as each(tier, place)
      left join tier using (tier)
      group by tier, place
    ) as pyramid
  )`;
}

/** The revenue of the best 1, 5 and 20 % of active customers, and of all customers. Needs `worth` and `value_upto`. */
export function concentrationJson(): RawBuilder<unknown> {
  return sql`(
    select jsonb_build_object(
      'top1', ${revenueOfBest("0.01")}, 'top5', ${revenueOfBest("0.05")}, 'top20', ${revenueOfBest("0.2")},
      'total', (select trim_scale(coalesce(sum(value), 0))::text from worth)
    )
    from value_upto
  )`;
}

/** The value at place ceil(share · total) from the top; null, so no tier, where that is place 0. */
function cutAt(share: number): RawBuilder<string> {
  const place = sql`ceil(${String(share)}::numeric * total)`;
  return sql`max(value) filter (where ${place} > 0 and upto >= least(${place}, total))`;
}

/** The best places are filled value by value: of the last value only as many customers as there are places left. */
function revenueOfBest(share: string): RawBuilder<string> {
  const placesLeft = sql`ceil(${share}::numeric * total) - (upto - customers)`;
  return sql`trim_scale(coalesce(sum(value * least(customers, greatest(0, ${placesLeft}))), 0))::text`;
}
