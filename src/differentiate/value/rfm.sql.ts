import { type RawBuilder, sql } from "kysely";

/**
 * `rfm` (Hughes): the scores of each active customer, each measure over everyone, and `rfm_nested`: frequency within
 * each recency score, money within each recency and frequency score. 5 is best. Needs `active`.
 *
 * Scores go by cut points, never by joining customers to their ranks: the planner takes such a join for a small one and
 * loops (4.2 s for 8,332 customers, 0.04 s this way), and on a cluster only the counts of values travel.
 */
export function rfmScores(): RawBuilder<unknown> {
  return sql`
    recency_cut as materialized (${cuts("last_day", "active")}),
    frequency_cut as materialized (${cuts("sales", "active")}),
    money_cut as materialized (${cuts("value", "active")}),
    rfm as (
      select customer_id, ${score("last_day", "recency_cut")} as r, ${score("sales", "frequency_cut")} as f,
        ${score("value", "money_cut")} as m, value
      from active, recency_cut, frequency_cut, money_cut
    ),
    by_recency as (
      select customer_id, ${score("last_day", "recency_cut")} as r, sales, value from active, recency_cut
    ),
    frequency_within as materialized (${cuts("sales", "by_recency", ["r"])}),
    by_frequency as (
      select customer_id, r, ${score("sales", "frequency_within")} as f, value from by_recency join frequency_within using (r)
    ),
    money_within as materialized (${cuts("value", "by_frequency", ["r", "f"])}),
    rfm_nested as (
      select customer_id, r, f, ${score("value", "money_within")} as m, value from by_frequency join money_within using (r, f)
    )`;
}

/** The cells of `rfm` or `rfm_nested` that have customers, best first, as JSON. */
export function cellsJson(scored: "rfm" | "rfm_nested"): RawBuilder<unknown> {
  return sql`(
    select coalesce(jsonb_agg(
      jsonb_build_object('r', r, 'f', f, 'm', m, 'customers', customers, 'revenue', revenue)
      order by r desc, f desc, m desc
    ), '[]')
    from (
      select r, f, m, count(*) as customers, trim_scale(sum(value))::text as revenue
      from ${sql.ref(scored)}
      group by r, f, m
    ) as cell
  )`;
}

/** A measure's score: one more than the cuts that it has reached. */
function score(measure: string, cut: string): RawBuilder<number> {
  return sql`1 + width_bucket(${sql.ref(measure)}, ${sql.ref(`${cut}.cuts`)})`;
}

/**
 * `cuts`: where the scores 2 to 5 begin, over everyone or within each group. A score that nobody gets begins where the
 * next one does; one above all is left out.
 *
 * Five equal parts by mid-rank: equal measures share the mean of their places and so one score, and
 * score = floor(5 · (mid-rank − ½) / n) + 1. With `upto` customers up to and with a measure that `customers` share,
 * mid-rank − ½ = upto − customers / 2, so whole numbers do: 5 · (2 · upto − customers) / (2 · n), rounded down.
 */
function cuts(measure: string, of: string, within: readonly string[] = []): RawBuilder<unknown> {
  const groups = within.map((column) => sql.ref(column));
  const measured = sql.join([...groups, sql.ref(measure)]);
  const peers = groups.length === 0 ? sql`` : sql`partition by ${sql.join(groups)}`;
  const begins = [2, 3, 4, 5].map(
    (least) => sql`min(${sql.ref(measure)}) filter (where score >= ${sql.lit(least)})`,
  );
  return sql`
    select ${sql.join([...groups, sql`array_remove(array[${sql.join(begins)}], null) as cuts`])}
    from (
      select ${measured}, 5 * (2 * upto - customers) / (2 * total) + 1 as score
      from (
        select ${measured},
          count(*) as customers,
          (sum(count(*)) over (${peers} order by ${sql.ref(measure)}))::bigint as upto,
          (sum(count(*)) over (${peers}))::bigint as total
        from ${sql.ref(of)}
        group by ${measured}
      ) as ranked
    ) as scored
    ${groups.length === 0 ? sql`` : sql`group by ${sql.join(groups)}`}`;
}
