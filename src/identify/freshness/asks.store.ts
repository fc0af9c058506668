import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/database";
import type { Asking } from "./freshness.contract.ts";
import { contacts, heldSince } from "./held.sql.ts";

/** A field to be asked for: known before `cutoff` is stale, null never is. */
export type Asked = { readonly field: string; readonly cutoff: Date | null };

export type AsksAsked = {
  readonly workspaceId: string;
  readonly fields: readonly Asked[];
  readonly lack: "missing" | "stale" | null;
  readonly tier: string | null;
  readonly stage: string | null;
  /** Revenue and id of the last customer looked at. */
  readonly after: readonly [string, string] | null;
  readonly limit: number;
};

/**
 * Customers looked at for one page. Most lack something, so that the first is full after a hundred; whoever goes on may have
 * met a stretch of those who lack nothing, and looks further at once.
 */
function depthOf({ after }: AsksAsked): number {
  return after === null ? 500 : 2_000;
}

/** Whom to ask, and the place from which to look on; null where everybody was looked at. */
export type Found = { readonly items: Asking[]; readonly next: readonly [string, string] | null };

/**
 * Whom to ask for what, the most valuable first. Walks down the customers by revenue and looks at some of them: what is
 * missing has no index, and a page must not wait for a million who lack nothing.
 */
export async function findAsks(tx: Tx, asked: AsksAsked): Promise<Found> {
  const { rows } = await asksStatement(asked).execute(tx);
  const end = rows.find((row) => row.last);
  const full = rows.filter((row) => row.asks.length > 0).slice(0, asked.limit);
  const stop = full.length === asked.limit ? full.at(-1) : end;
  return {
    items: full.map(({ key: _key, last: _last, asks, ...one }) => ({ ...one, asks: asks.map(dated) })),
    next: stop ? [stop.key, stop.customerId] : null,
  };
}

type Row = Asking & { readonly key: string; readonly last: boolean };

/** The statement of `findAsks`, so that a test can ask for its plan. */
export function asksStatement(asked: AsksAsked): RawBuilder<Row> {
  // One by one: the planner, which knows little of a young table, would rather hash a whole workspace's identities.
  const theirs = contacts(asked.workspaceId, sql`and profile.customer_id = c.customer_id`);
  return sql<Row>`
    with c as materialized (
      select customer_id, traits, revenue
      from identify.customer
      where workspace_id = ${asked.workspaceId} and merged_into is null
        ${asked.tier ? sql`and traits -> 'tier' ->> 'v' = ${asked.tier}` : sql``}
        ${asked.stage ? sql`and traits -> 'stage' ->> 'v' = ${asked.stage}` : sql``}
        ${asked.after ? sql`and (revenue, customer_id) < (${asked.after[0]}::numeric, ${asked.after[1]}::uuid)` : sql``}
      order by ${lead(asked)} revenue desc, customer_id desc
      limit ${depthOf(asked)}
    ),
    found as (
      select c.*, k.email, k.phone, k.external, asks.list,
        row_number() over (order by c.revenue desc, c.customer_id desc) = ${depthOf(asked)} as last
      from c
      left join lateral (${theirs}) as k on true
      left join lateral (${lackedBy(asked)}) as asks on true
    ),
    page as (
      (select * from found where list is not null order by revenue desc, customer_id desc limit ${asked.limit})
      union
      select * from found where last
    )
    select customer_id as "customerId", identify.name_of(traits) as name, external as "externalId",
      coalesce(traits -> 'email' ->> 'v', email) as email, coalesce(traits -> 'phone' ->> 'v', phone) as phone,
      traits -> 'tier' ->> 'v' as tier, traits -> 'stage' ->> 'v' as stage, trim_scale(revenue)::text as revenue,
      revenue::text as key, coalesce(list, '[]') as asks, last
    from page
    order by page.revenue desc, customer_id desc`;
}

/** What a customer lacks of the fields asked for, as JSON; null where nothing. */
function lackedBy({ fields, lack }: AsksAsked): RawBuilder<unknown> {
  const rows = fields.map((one, place) => ({ ...one, place }));
  const missing = sql`since is null`;
  const stale = sql`since < cutoff`;
  return sql`
    select jsonb_agg(jsonb_build_object(
      'field', field, 'lack', case when since is null then 'missing' else 'stale' end, 'at', since
    ) order by place) as list
    from (
      select asked.field, asked.place, asked.cutoff, ${heldSince(sql`asked.field`)} as since
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as asked(field text, place int, cutoff timestamptz)
    ) as field
    where ${lack === "missing" ? missing : lack === "stale" ? stale : sql`(${missing} or ${stale})`}`;
}

/** The sorted index that leads with the tier or the stage is taken only where its own column is sorted by first. */
function lead({ tier, stage }: AsksAsked): RawBuilder<unknown> {
  if (tier) return sql`traits -> 'tier' ->> 'v',`;
  return stage ? sql`traits -> 'stage' ->> 'v',` : sql``;
}

function dated(ask: Asking["asks"][number]): Asking["asks"][number] {
  return { ...ask, at: ask.at === null ? null : new Date(ask.at).toISOString() };
}
