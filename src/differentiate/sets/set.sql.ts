import { type RawBuilder, sql } from "kysely";
import { isSale, stageOfEach } from "#differentiate/lifecycle";
import { type Between, stageWays, tierWays } from "#differentiate/moves";
import { buyers, monthOf, type Period, rfmScores, tierOfEach, valueRanks, worth } from "#differentiate/value";
import type { Kind, SetParams } from "./sets.contract.ts";

/** Statements of (customer_id, worth, worth_before): who is behind a number, by the definitions that the number is found by. */
export type People = RawBuilder<unknown>;

export function inTiers(period: Period, { tier }: SetParams<"tier">): People {
  return sql`
    with ${worth(period)}, ${valueRanks()}, ${buyers(period)}, ${tierOfEach(period)}
    select customer_id, value as worth, 0 as worth_before from tier where tier = any(${tier.split(",")}::text[])`;
}

export function inStages(
  { looks: [, look], periods: [, period] }: Between,
  { stage }: SetParams<"stage">,
): People {
  return sql`
    with ${stageOfEach(look, look.settings)}, ${worth(period)}
    select customer_id, coalesce(value, 0) as worth, 0 as worth_before
    from stage
    left join worth using (customer_id)
    where stage = any(${stage.split(",")}::text[])`;
}

export function inCells(period: Period, { r, f, m, scoring }: SetParams<"rfm">): People {
  const asked = [
    ["r", r],
    ["f", f],
    ["m", m],
  ] as const;
  // Not one of them need be said, and an empty list of conditions cannot be joined.
  const said = asked.map(([score, wanted]) =>
    wanted === undefined ? sql`` : sql`and ${sql.ref(score)} = any(${wanted.split(",")}::int[])`,
  );
  return sql`
    with ${worth(period)}, ${rfmScores()}
    select customer_id, value as worth, 0 as worth_before
    from ${sql.ref(scoring === "nested" ? "rfm_nested" : "rfm")}
    where true ${sql.join(said, sql` `)}`;
}

export function inCohort(period: Period, { month, after }: SetParams<"cohort">): People {
  const first = firstOf(month);
  const again =
    after === undefined
      ? sql``
      : sql`and customer_id in (${boughtIn(period, sql`${first} + make_interval(months => ${after}::int)`)})`;
  return sql`
    with ${buyers(period)}, ${worth(period)}
    select customer_id, coalesce(value, 0) as worth, 0 as worth_before
    from buyer
    left join worth using (customer_id)
    where first_month = ${first} ${again}`;
}

export function inMonth(period: Period, { month, through, who }: SetParams<"month">): People {
  const [first, last] = [firstOf(month), firstOf(through ?? month)];
  const which = {
    all: sql``,
    new: sql`and first_month between ${first} and ${last}`,
    returning: sql`and first_month < ${first}`,
  };
  return sql`
    with ${buyers(period)}, ${worth(period)}
    select customer_id, coalesce(value, 0) as worth, 0 as worth_before
    from buyer
    left join worth using (customer_id)
    where customer_id in (${boughtIn(period, first, last)}) ${which[who]}`;
}

export function buyersOf(period: Period, { orders }: SetParams<"buyers">): People {
  return sql`
    with ${buyers(period)}, ${worth(period)}
    select customer_id, coalesce(value, 0) as worth, 0 as worth_before
    from buyer
    left join worth using (customer_id)
    where buyer.sales >= ${orders}::int`;
}

/** Of who brought the same as the last of them, those of lesser id: whoever is taken, the share is the same. */
export function best(period: Period, { best }: SetParams<"share">): People {
  return sql`
    with ${worth(period)}
    select customer_id, value as worth, 0 as worth_before
    from active
    order by value desc, customer_id
    limit (select ceil(${String(best)}::numeric * count(*) / 100) from active)`;
}

/** Everyone who stood at `from` first and at `to` later; a place that is not said may be any. */
export function onWay(between: Between, kind: Kind, ways: readonly (readonly [string, string])[]): People {
  const either = ways.map(
    ([from, to]) =>
      sql`(${from ? sql`"from" = ${from}` : sql`true`} and ${to ? sql`"to" = ${to}` : sql`true`})`,
  );
  return sql`
    with ${kind === "stage" ? stageWays(between) : tierWays(between)}
    select customer_id, after as worth, before as worth_before from moved where ${sql.join(either, sql` or `)}`;
}

function boughtIn(
  period: Period,
  first: RawBuilder<unknown>,
  last: RawBuilder<unknown> = first,
): RawBuilder<unknown> {
  return sql`
    select customer_id from identify.customer_order
    where ${isSale(period)} and ${monthOf(sql`placed_at`, period)} between ${first} and ${last}`;
}

function firstOf(month: string): RawBuilder<unknown> {
  return sql`${`${month}-01`}::timestamp`;
}
