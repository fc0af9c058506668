import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/database";
import type { Rate } from "./rates.contract.ts";

/** A workspace's own money, and the zone that says which day an instant falls on. */
export type Home = { readonly workspaceId: string; readonly zone: string; readonly currency: string | null };

/**
 * The rate for money of `currency` at an instant, as SQL: of the latest day on or before the instant's own that has one;
 * null where there is none, and for the workspace's own money. Name the columns with their table: inside, a bare `currency`
 * would be the rate's own.
 */
export function rateOn(
  home: Home,
  currency: RawBuilder<unknown>,
  at: RawBuilder<unknown>,
): RawBuilder<string | null> {
  return sql`(
    select rate.rate
    from identify.rate
    where rate.workspace_id = ${home.workspaceId} and rate.home = ${home.currency}::text and rate.currency = ${currency}
      and rate.day <= (${at} at time zone ${home.zone})::date
    order by rate.day desc
    limit 1
  )`;
}

/** An amount in the workspace's money, as SQL: as it is where it is its own (or says nothing), by `rate` otherwise. */
export function homeAmount(
  home: Home,
  amount: RawBuilder<unknown>,
  currency: RawBuilder<unknown>,
  rate: RawBuilder<unknown>,
): RawBuilder<string | null> {
  return sql`case
    when ${currency} is null or ${home.currency}::text is null or ${currency} = ${home.currency}::text then ${amount}
    else round(${amount} * ${rate}, 4)
  end`;
}

/** Writes rates; the later word stands. Answers which were new or changed. */
export async function writeRates(
  tx: Tx,
  { workspaceId, currency: home }: Home,
  rates: readonly Rate[],
  now: Date,
): Promise<{ currency: string; day: string }[]> {
  if (rates.length === 0) return [];
  const { rows } = await sql<{ currency: string; day: string }>`
    insert into identify.rate as standing (workspace_id, home, currency, day, rate, updated_at)
    select ${workspaceId}::uuid, ${home}::text, currency, date, rate, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rates)}::jsonb) as said(currency text, date date, rate numeric)
    order by currency collate "C", date
    on conflict (workspace_id, home, currency, day) do update
    set rate = excluded.rate, updated_at = excluded.updated_at
    where standing.rate <> excluded.rate
    returning currency, day
  `.execute(tx);
  return rows;
}

/** A workspace's rates into its own currency, by currency and then day, after a place in that list. Rates are exact text. */
export async function readRates(
  tx: Tx,
  { workspaceId, currency: home }: Home,
  asked: { currency: string | null; after: readonly [string, string] | null; limit: number },
): Promise<Rate[]> {
  const only = asked.currency ? sql`and currency = ${asked.currency}` : sql``;
  const after = asked.after ? sql`and (currency, day) > (${asked.after[0]}, ${asked.after[1]}::date)` : sql``;
  const { rows } = await sql<Rate>`
    select currency, day as date, trim_scale(rate)::text as rate
    from identify.rate
    where workspace_id = ${workspaceId} and home = ${home} ${only} ${after}
    order by currency, day
    limit ${asked.limit}
  `.execute(tx);
  return rows;
}
