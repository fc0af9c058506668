import { type RawBuilder, sql } from "kysely";
import type { AsOf } from "./as_of.ts";
import type { LifecycleSettings } from "./lifecycle.contract.ts";

/** A setting as an exact number; a float would make 2.1 · 10 days a little more than 21. */
export function exact(setting: number): RawBuilder<string> {
  return sql`${String(setting)}::numeric`;
}

/** A rhythm within the settings' bounds, and the default where there is none. */
export function held(rhythm: RawBuilder<unknown>, settings: LifecycleSettings): RawBuilder<string> {
  const { rhythmDefault, rhythmMin, rhythmMax } = settings;
  return sql`least(greatest(coalesce(${rhythm}, ${exact(rhythmDefault)}), ${exact(rhythmMin)}), ${exact(rhythmMax)})`;
}

/** The workspace's rhythm at the date: the median over all gaps of all its customers, from a count of each length. */
export function rhythmAtDate(): RawBuilder<unknown> {
  return sql`
    gap_length as materialized (
      select gap, sum(count(*)::int) over (order by gap) as upto, sum(count(*)::int) over () as total
      from gap
      group by gap
    ),
    rhythm_at_date as materialized (
      select ${medianGap} as days from gap_length
    )`;
}

/**
 * The workspace's rhythm on the days before those last purchases that may have been a comeback and whose customers had
 * no rhythm of their own yet: a running median, from one count of gaps.
 *
 * Each gap is counted at the first asked day on or after the day that closed it, then the counts are summed up from
 * asked day to asked day. Lengths above 2 · rhythmMax are counted as 2 · rhythmMax. That keeps the *held* median exact:
 * cutting off keeps the order of the gaps, so the middle ones, a ≤ b, become a' = min(a, 2m) and b' = min(b, 2m) with
 * m = rhythmMax. Where b ≤ 2m nothing changed. Else b' = 2m, so both (a + b) / 2 > m and (a' + b') / 2 > m, and both are
 * held down to m. It bounds the table to asked days × 2m rows, however long the history.
 */
export function askedRhythm(settings: LifecycleSettings): RawBuilder<unknown> {
  const { defectorAfter, rhythmMin, rhythmMax } = settings;
  return sql`
    asked_day as materialized (
      select last_day - 1 as day, row_number() over (order by last_day) as place
      from buyer_rhythm
      where earlier_gaps < 2
        and last_gap - 1 > ${exact(defectorAfter)} * ${exact(Math.min(rhythmMin, rhythmMax))}
        and last_gap - 1 <= ${exact(defectorAfter)} * ${exact(rhythmMax)}
        and days_since <= ${exact(settings.atRiskAfter)} * rhythm
      group by last_day
    ),
    asked as materialized (
      select array_agg(day order by day) as days, max(day) as last_day from asked_day
    ),
    gap_count as materialized (
      select width_bucket(day - 1, days) + 1 as place, least(gap, ${2 * rhythmMax}::int) as gap, count(*)::int as gaps
      from gap
      cross join asked
      where day <= asked.last_day
      group by 1, 2
    ),
    length as materialized (
      select distinct gap from gap_count
    ),
    gap_count_upto as (
      select day, gap, (sum(gaps) over (partition by gap order by place))::int as gaps
      from asked_day
      cross join length
      left join gap_count using (place, gap)
    ),
    gap_length_upto as (
      select day, sum(gaps) over (partition by day order by gap) as upto, sum(gaps) over (partition by day) as total, gap
      from gap_count_upto
    ),
    asked_rhythm as materialized (
      -- Also a day before every gap, without a rhythm: kept as such, or an older one, of sales cancelled since, would stand.
      select day, days
      from asked_day
      left join (select day, ${medianGap} as days from gap_length_upto group by day) as found using (day)
    )`;
}

/**
 * `rhythm_at_date` and `asked_rhythm` as they were last kept, of the days that the customers asked about are measured by:
 * on a day of which none was kept, the one of the kept day before it. Needs `buyer`.
 */
export function keptRhythm({ workspaceId, date }: AsOf): RawBuilder<unknown> {
  const upTo = (day: RawBuilder<unknown>) => sql`(
    select days from differentiate.rhythm where workspace_id = ${workspaceId} and date <= ${day} order by date desc limit 1
  )`;
  return sql`
    rhythm_at_date as materialized (
      select ${upTo(sql`${date}::date`)} as days
    ),
    asked_rhythm as materialized (
      select day, ${upTo(sql`day`)} as days
      from (select distinct last_day - 1 as day from buyer where earlier_gaps < 2) as asked
    )`;
}

/** Keeps the rhythms that everyone was measured by. Needs `rhythm_at_date` and `asked_rhythm`. */
export function keepingRhythm({ workspaceId, date }: AsOf): RawBuilder<unknown> {
  return sql`
    kept_rhythm as (
      insert into differentiate.rhythm as kept (workspace_id, date, days)
      select ${workspaceId}::uuid, day, days
      from (select ${date}::date as day, days from rhythm_at_date union all select day, days from asked_rhythm) as found
      order by day
      on conflict (workspace_id, date) do update
      set days = excluded.days
      where kept.days is distinct from excluded.days
    )`;
}

/** The median of counted lengths: the mean of the two in the middle, which are one where the count is odd. */
const medianGap = sql`(min(gap) filter (where 2 * upto >= total) + min(gap) filter (where 2 * upto > total)) / 2.0`;
