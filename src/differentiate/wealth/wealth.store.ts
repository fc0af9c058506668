import { sql } from "kysely";
import { asOf, withHashJoins } from "#differentiate/lifecycle";
import { type Asked, periodUpTo, valueRanks, valueSettingsOf, worth } from "#differentiate/value";
import type { Tx } from "#platform/database";
import type { Wealth } from "./wealth.contract.ts";
import { type WealthFound, wealthOf } from "./wealth.ts";

/**
 * The share of wealth at a date, over its period. Whoever ties brings the same, so it does not matter who of them is
 * counted among the best. One pass over the distinct values: each knows how many stand before it and what they bring, so
 * the hundred points cost no hundred sums.
 */
export async function wealthAt(tx: Tx, { workspaceId, at }: Asked): Promise<Wealth> {
  const settings = await valueSettingsOf(tx, workspaceId);
  const period = periodUpTo(await asOf(tx, workspaceId, at), settings);
  const statement = sql<WealthFound>`
    with ${worth(period)}, ${valueRanks()},
    brought as materialized (
      select value, customers, upto, total,
        sum(value * customers) over (order by value desc) - value * customers as before
      from value_upto
    ),
    point as (
      select percent, ceil(percent * total / 100.0) as place,
        before + value * (ceil(percent * total / 100.0) - (upto - customers)) as revenue
      from brought
      cross join lateral generate_series(
        floor(100 * (upto - customers) / total)::bigint + 1, floor(100 * upto / total)::bigint
      ) as percent
    )
    select coalesce((select max(total) from value_upto), 0)::float8 as customers,
      (select trim_scale(coalesce(sum(value * customers), 0))::text from value_upto) as "activeRevenue",
      (select trim_scale(coalesce(sum(value), 0))::text from worth) as revenue,
      (select trim_scale(coalesce(sum(value * customers * (total - 2 * upto + customers)), 0))::text from value_upto) as spread,
      (
        select coalesce(jsonb_agg(jsonb_build_array(percent, place, trim_scale(revenue)::text) order by percent), '[]')
        from point
      ) as points
  `;
  const { rows } = await withHashJoins(tx, () => statement.execute(tx));
  const [found] = rows;
  if (!found) throw new Error("a statement that always has one row had none");
  return wealthOf(found);
}
