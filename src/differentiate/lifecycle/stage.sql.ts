import { type RawBuilder, sql } from "kysely";
import { type AsOf, dayOf, isSale } from "./as_of.ts";
import type { LifecycleSettings } from "./lifecycle.contract.ts";
import { askedRhythm, exact, held, keptRhythm, rhythmAtDate } from "./rhythm.sql.ts";

/**
 * The named relations that end in `stage` (customer_id, stage, last_purchase, rhythm, orders, last_gap), one row a
 * customer; put them after `with`. `last_gap` is the days that the last purchase ended; 0 where it was the day's second. Definitions with worked examples: docs/lifecycle-and-value.md.
 *
 * `customerIds` narrows who is answered about. The workspace's rhythm is over everyone either way, so that a customer's
 * stage does not depend on who else was asked about.
 */
export function stages(
  asOf: AsOf,
  settings: LifecycleSettings,
  customerIds?: readonly string[],
): RawBuilder<unknown> {
  const them = among(customerIds);
  return sql`
    gap as materialized (
      select day, gap from (${purchases(asOf)}) as purchase where gap > 0
    ),
    ${rhythmAtDate()},
    ${buyers(asOf, them)},
    ${rhythms(asOf, settings)},
    ${askedRhythm(settings)},
    ${rest(asOf, settings, them)}`;
}

/**
 * The same for some customers by the rhythms that were last kept, which looks at nobody else: 50,000 customers' gaps take
 * 150 ms, a million's some seconds, and the pulse asks with every order. Where nobody has moved the workspace's rhythm
 * since, the stages are the same.
 */
export function stagesByKeptRhythm(
  asOf: AsOf,
  settings: LifecycleSettings,
  customerIds: readonly string[],
): RawBuilder<unknown> {
  const them = among(customerIds);
  return sql`
    ${buyers(asOf, them)},
    ${keptRhythm(asOf)},
    ${rhythms(asOf, settings)},
    ${rest(asOf, settings, them)}`;
}

function rest(asOf: AsOf, settings: LifecycleSettings, them: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${comebacks(asOf, settings)}, ${partners(asOf, them)}, ${staged(asOf, settings, them)}`;
}

function among(customerIds?: readonly string[]): RawBuilder<unknown> {
  return customerIds ? sql`and customer_id = any(${customerIds}::uuid[])` : sql``;
}

/**
 * Each sale with the days since the sale before it. A gap of 0 is a second sale on one day, and no gap to the rhythm.
 * Read twice, for everyone's gaps and for those asked about: twice through the index is faster than keeping ten
 * million rows and sorting them again.
 */
function purchases(asOf: AsOf, them: RawBuilder<unknown> = sql``): RawBuilder<unknown> {
  return sql`
    select customer_id, day,
      day - lag(day) over of_customer as gap,
      lead(day) over of_customer is null as is_last
    from (
      select customer_id, ${dayOf(sql`placed_at`, asOf)} as day
      from identify.customer_order
      where ${isSale(asOf)} ${them}
    ) as sale
    window of_customer as (partition by customer_id order by day)`;
}

/** A customer's purchases in one row; `earlier_…` leaves out the gap that the last purchase closed. */
function buyers(asOf: AsOf, them: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    buyer as (
      select customer_id,
        max(day) as last_day,
        count(*) as orders,
        max(gap) filter (where is_last) as last_gap,
        count(*) filter (where gap > 0) as gaps,
        count(*) filter (where gap > 0 and not is_last) as earlier_gaps,
        percentile_cont(0.5) within group (order by gap) filter (where gap > 0) as median_gap,
        percentile_cont(0.5) within group (order by gap) filter (where gap > 0 and not is_last) as earlier_median_gap
      from (${purchases(asOf, them)}) as purchase
      group by customer_id
    )`;
}

/** Who has two gaps has a rhythm of their own; the others go by the workspace's. */
function rhythms(asOf: AsOf, settings: LifecycleSettings): RawBuilder<unknown> {
  const own = sql`case when gaps >= 2 then median_gap::numeric else (select days from rhythm_at_date) end`;
  return sql`
    buyer_rhythm as materialized (
      select buyer.*, ${asOf.date}::date - last_day as days_since, ${held(own, settings)} as rhythm
      from buyer
    )`;
}

/**
 * Those whose last purchase brought them back from defection: one sale on its day (else its gap is 0), and on the day
 * before they were defectors by the rhythm of that day. Who is at risk again by now is told apart in `stage`.
 */
function comebacks(asOf: AsOf, settings: LifecycleSettings): RawBuilder<unknown> {
  const earlier = sql`case when earlier_gaps >= 2 then earlier_median_gap::numeric else asked_rhythm.days end`;
  return sql`
    comeback as materialized (
      select customer_id
      from buyer_rhythm
      left join asked_rhythm on asked_rhythm.day = last_day - 1
      where last_gap - 1 > ${exact(settings.defectorAfter)} * ${held(earlier, settings)}
        and not exists (
          select from differentiate.partner
          where workspace_id = ${asOf.workspaceId}
            and partner.customer_id = buyer_rhythm.customer_id
            and from_date < last_day
            and (until_date is null or until_date >= last_day)
        )
    )`;
}

function partners(asOf: AsOf, them: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    partner as materialized (
      select distinct customer_id
      from differentiate.partner
      where workspace_id = ${asOf.workspaceId}
        and from_date <= ${asOf.date}::date
        and (until_date is null or until_date > ${asOf.date}::date)
        ${them}
    )`;
}

function staged(asOf: AsOf, settings: LifecycleSettings, them: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    stage as (
      select customer_id,
        case
          when partner.customer_id is not null then 'partner'
          when orders is null then 'prospect'
          when days_since > ${exact(settings.defectorAfter)} * rhythm then 'defector'
          when days_since > ${exact(settings.atRiskAfter)} * rhythm then 'at_risk'
          when comeback.customer_id is not null then 'recovered'
          when orders >= ${settings.coreFrom}::int then 'core'
          when orders >= ${settings.earlyRepeaterFrom}::int then 'early_repeater'
          else 'first_time'
        end as stage,
        last_day as last_purchase,
        rhythm,
        coalesce(orders, 0) as orders,
        last_gap
      from identify.customer
      left join buyer_rhythm using (customer_id)
      left join comeback using (customer_id)
      left join partner using (customer_id)
      where workspace_id = ${asOf.workspaceId} and merged_into is null ${them}
    )`;
}
