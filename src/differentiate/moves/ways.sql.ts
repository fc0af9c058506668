import { type RawBuilder, sql } from "kysely";
import { stageOfEach } from "#differentiate/lifecycle";
import { buyers, type Period, tierOfEach, valueRanks, worth } from "#differentiate/value";
import { NEW } from "./flows.contract.ts";
import type { Look } from "./moves.store.ts";

/** Two dates: how stages and periods are looked at on each. */
export type Between = {
  readonly looks: readonly [Look, Look];
  readonly periods: readonly [Period, Period];
};

/**
 * `moved`: where every customer stood at the two dates ("from", "to"), what they brought in the periods up to each
 * (before, after), and what their stages were found from. Also who stayed.
 */
export function stageWays({ looks, periods }: Between): RawBuilder<unknown> {
  return sql`
    earlier as materialized (${stage(looks[0])}),
    later as materialized (${stage(looks[1])}),
    worth_before as materialized (${value(periods[0])}),
    worth_after as materialized (${value(periods[1])}),
    moved as materialized (
      select customer_id, ${origin("prospect", looks[0])} as "from", later.place as "to",
        coalesce(worth_before.value, 0) as before, coalesce(worth_after.value, 0) as after,
        earlier.orders as orders_before, later.orders as orders_after,
        earlier.last_purchase as last_before, later.last_purchase as last_after,
        earlier.rhythm as rhythm_before, later.rhythm as rhythm_after, later.last_gap as gap
      from earlier
      join later using (customer_id)
      join (${people(looks[0])}) as person using (customer_id)
      left join worth_before using (customer_id)
      left join worth_after using (customer_id)
    )`;
}

/** The same for tiers; `earlier` and `later` carry the cuts by which everybody was placed. */
export function tierWays({ looks, periods }: Between): RawBuilder<unknown> {
  return sql`
    earlier as materialized (${tier(periods[0])}),
    later as materialized (${tier(periods[1])}),
    moved as materialized (
      select customer_id, ${origin("prospects", looks[0])} as "from", later.place as "to",
        earlier.value as before, later.value as after,
        earlier.sales as sales_before, later.sales as sales_after,
        earlier.orders as orders_before, later.orders as orders_after
      from earlier
      join later using (customer_id)
      join (${people(looks[0])}) as person using (customer_id)
    )`;
}

function stage(look: Look): RawBuilder<unknown> {
  return sql`
    select customer_id, stage as place, orders, last_purchase, rhythm, last_gap
    from (with ${stageOfEach(look, look.settings)} select * from stage) as found`;
}

function value(period: Period): RawBuilder<unknown> {
  return sql`
    select customer_id, value from (with ${worth(period)} select customer_id, value from worth) as found`;
}

function tier(period: Period): RawBuilder<unknown> {
  return sql`
    select customer_id, tier as place, value, sales, orders, cuts
    from (
      with ${worth(period)}, ${valueRanks()}, ${buyers(period)}, ${tierOfEach(period)}
      select tier.*, jsonb_build_object('top', top::text, 'big', big::text, 'medium', medium::text) as cuts
      from tier
      cross join cut
    ) as found`;
}

/** Who had never bought by the earlier date and was put on the record after it is new; everybody else came from somewhere. */
function origin(nobody: string, { end }: Look): RawBuilder<string> {
  return sql`case when earlier.place = ${nobody} and person.created_at >= ${end} then ${sql.lit(NEW)} else earlier.place end`;
}

function people({ workspaceId }: Look): RawBuilder<unknown> {
  return sql`
    select customer_id, created_at from identify.customer where workspace_id = ${workspaceId} and merged_into is null`;
}
