import { sql } from "kysely";
import type { Person, Relation } from "#identify/customers";
import { type Home, homeAmount, rateOn } from "#identify/rates";
import type { Tx } from "#platform/database";
import type { OrderLoad } from "./job.ts";

/** Documents whose first row lies in these lines of the file, both ends included: no document is torn. */
export type Window = { readonly from: number; readonly to: number };

/** Somebody whom rows of a window name. */
export type Named = {
  readonly customerRef: string;
  readonly email: string | null;
  readonly name: string | null;
  /** A document of theirs, which says where a link comes from. */
  readonly ref: string;
};

/** The customers that a window's rows name. */
export async function namedIn(tx: Tx, job: OrderLoad, window: Window): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select customer_ref as "customerRef", min(email) as email, min(name) as name, min(ref) as ref
    from ${staged(job, window)}
    group by customer_ref
    order by min(first_row), customer_ref
  `.execute(tx);
  return rows;
}

/** Puts a window's documents, folded and priced, in temporary tables of the transaction; see `document`. */
export async function foldWindow(
  tx: Tx,
  job: OrderLoad,
  window: Window,
  people: readonly (Person & { readonly customerRef: string })[],
): Promise<void> {
  await sql`
    create temporary table window_document on commit drop as
    with person as materialized (
      select *
      from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as person(
        "customerRef" text, "profileId" uuid, "customerId" uuid
      )
    )
    ${priced(job, window, sql`left join person on person."customerRef" = folded.customer_ref collate "C"`)}
  `.execute(tx);
  await sql`analyze window_document`.execute(tx);
}

/**
 * A document is told by its lines alone: a cancelled one where all are cancelled, a return where it gives back more than
 * it sells. Its version is what was understood of them, so a corrected decimal sign is a change and a new column is none.
 */
function priced(job: OrderLoad, window: Window, person: Relation): Relation {
  const home: Home = job;
  return sql`
    select *, case when not mixed then ${homeAmount(home, sql`total`, sql`currency`, sql`rate`)} end as home_total
    from (
      select folded.*, person."profileId" as profile_id, person."customerId" as customer_id,
        case when not mixed then ${rateOn(home, sql`folded.currency`, sql`folded.at`)} end as rate
      from (
        select ref, coalesce(order_ref, '') as within, customer_ref, event_id,
          case
            when cancelled then 'cancellation'
            when net < 0 or (net = 0 and nothing_sold) then 'return'
            else 'sale'
          end as kind,
          at at time zone ${job.zone} as at, case when cancelled then at at time zone ${job.zone} end as cancelled_at,
          currency, mixed, round(case when cancelled then written else net end, 4) as total, lines,
          ${job.saidAt}::timestamptz(3) as updated_at, content_hash
        from (
          select ref, min(order_ref) as order_ref, min(customer_ref) as customer_ref, min(at) as at,
            min(row_id::text)::uuid as event_id, min(currency) as currency,
            min(currency) is distinct from max(currency) or count(currency) not in (0, count(*)) as mixed,
            coalesce(sum(amount) filter (where kind <> 'cancellation'), 0) as net,
            bool_and(kind = 'cancellation') as cancelled, bool_and(kind <> 'sale') as nothing_sold,
            sum(amount) as written, count(*) as lines,
            md5(string_agg(md5(concat_ws(chr(31), kind, at, trim_scale(quantity), trim_scale(unit_price),
              trim_scale(amount), currency, coalesce(sku, chr(1)), product)), '' order by line_no)) as content_hash
          from ${staged(job, window)}
          group by ref
        ) as summed
      ) as folded
      ${person}
    ) as rated`;
}

/** A window's lines, as `writeLines` reads them. */
export function linesIn(job: OrderLoad, window: Window): Relation {
  return sql`
    select ref, line_no, sku, product, quantity, unit_price, round(amount, 4) as amount
    from ${staged(job, window)}`;
}

function staged(job: OrderLoad, { from, to }: Window): Relation {
  return sql`(
    select * from identify.staged_line
    where workspace_id = ${job.workspaceId} and import_id = ${job.importId} and first_row between ${from} and ${to}
  ) as staged`;
}

/**
 * Compares a window's documents with what stands under their key, and keeps the verdict: `new`, `same`, `changed` (ours is
 * the greater version) or `older`.
 */
export async function judgeWindow(tx: Tx, job: OrderLoad): Promise<void> {
  await sql`
    create temporary table window_verdict on commit drop as
    select document.*, standing.content_hash as standing_hash, standing.updated_at as standing_at,
      case
        when standing.content_hash is null then 'new'
        when standing.content_hash = document.content_hash then 'same'
        when (document.updated_at, document.content_hash) > (standing.updated_at, standing.content_hash) then 'changed'
        else 'older'
      end as verdict
    from window_document as document
    left join lateral (
      select content_hash, updated_at from identify.customer_order
      where document.kind <> 'return' and workspace_id = ${job.workspaceId}
        and customer_id = document.customer_id and source_id = ${job.sourceId} and order_ref = document.ref
      union all
      select content_hash, updated_at from identify.order_refund
      where document.kind = 'return' and workspace_id = ${job.workspaceId}
        and customer_id = document.customer_id and source_id = ${job.sourceId} and refund_ref = document.ref
        and order_ref = document.within
      limit 1
    ) as standing on true
  `.execute(tx);
  await sql`analyze window_verdict`.execute(tx);
}

/** How a window's documents came out. */
export type Verdicts = {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly orders: number;
  readonly returns: number;
};

export async function countVerdicts(tx: Tx): Promise<Verdicts> {
  const { rows } = await sql<Verdicts>`
    select count(*) filter (where verdict = 'new') as new, count(*) filter (where verdict = 'changed') as changed,
      count(*) filter (where verdict in ('same', 'older')) as unchanged,
      count(*) filter (where kind = 'sale') as orders, count(*) filter (where kind <> 'sale') as returns
    from window_verdict
  `.execute(tx);
  return rows[0] ?? { new: 0, changed: 0, unchanged: 0, orders: 0, returns: 0 };
}

/** Those among a window's customers whom the record knows, for a dry run. */
export async function knownIn(
  tx: Tx,
  job: OrderLoad,
  window: Window,
): Promise<(Person & { readonly customerRef: string })[]> {
  const { rows } = await sql<Person & { customerRef: string }>`
    select named.customer_ref as "customerRef", identity.profile_id as "profileId", profile.customer_id as "customerId"
    from (select distinct customer_ref from ${staged(job, window)}) as named
    cross join lateral (
      select profile_id from identify.identity
      where workspace_id = ${job.workspaceId} and kind = ${job.customerIs} and value_norm = named.customer_ref
        and closed_at is null
      limit 1
    ) as identity
    cross join lateral (
      select customer_id from identify.profile
      where workspace_id = ${job.workspaceId} and profile_id = identity.profile_id
      limit 1
    ) as profile
  `.execute(tx);
  return rows;
}

/** How many of a staged file's customers nobody knows yet. */
export async function countStrangers(tx: Tx, job: OrderLoad): Promise<number> {
  const { rows } = await sql<{ strangers: number }>`
    select count(*) as strangers
    from (
      select distinct customer_ref from identify.staged_row
      where workspace_id = ${job.workspaceId} and import_id = ${job.importId} and customer_ref is not null
    ) as named
    where not exists (
      select from identify.identity
      where workspace_id = ${job.workspaceId} and kind = ${job.customerIs} and value_norm = named.customer_ref
        and closed_at is null
    )
  `.execute(tx);
  return rows[0]?.strangers ?? 0;
}

/** What a document says, as a claim keeps it where the record does not hold it; `versions.store.ts` writes it again. */
export const orderSaid = sql`jsonb_build_object('event_id', event_id, 'at', at, 'cancelled_at', cancelled_at,
  'currency', currency, 'total', total, 'never_sold', kind = 'cancellation')`;
