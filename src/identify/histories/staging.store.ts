import { sql } from "kysely";
import type { Relation } from "#identify/customers";
import { countColumns, countsOf } from "#identify/orders";
import type { Tx } from "#platform/database";

/** Where a chunk of histories waits. Temporary: its session's own, without a log, gone with the transaction. */
export async function createStaging(tx: Tx): Promise<void> {
  await sql`
    create temporary table loaded_person (
      customer_id uuid not null, external_id text collate "C" not null, email text collate "C", phone text collate "C",
      since timestamptz(3) not null, traits jsonb not null
    ) on commit drop`.execute(tx);
  await sql`
    create temporary table loaded_document (
      kind text not null, ref text collate "C" not null, order_ref text collate "C", event_id uuid not null,
      customer_id uuid not null, at timestamptz(3) not null, cancelled_at timestamptz(3), currency text,
      total numeric(18, 4) not null, home_total numeric(18, 4), content_hash text collate "C" not null
    ) on commit drop`.execute(tx);
  await sql`
    create temporary table loaded_line (
      ref text collate "C" not null, line_no integer not null, sku text, product text, quantity numeric(18, 6),
      unit_price numeric(18, 6), amount numeric(18, 4) not null
    ) on commit drop`.execute(tx);
  await sql`
    create temporary table loaded_event (
      customer_id uuid not null, message_id text collate "C" not null, event_id uuid not null, type text not null,
      at timestamptz(3) not null, props jsonb not null
    ) on commit drop`.execute(tx);
}

/**
 * Tells the planner what was staged: without it, it joins row by row. Temporary tables are the engine's own to analyse.
 * A sample of 3,000 rows tells their size and no more is wanted; the usual 30,000 took 8 % of the load.
 */
export async function analyzeStaging(tx: Tx): Promise<void> {
  await sql`set local default_statistics_target = 10`.execute(tx);
  await sql`analyze loaded_person, loaded_document, loaded_line, loaded_event`.execute(tx);
}

/**
 * Makes the people staged known whose external id nobody has, and answers their ids: the others are there already, or are
 * being added by another process that claimed the id first. A mail address or number that somebody has stays theirs.
 */
export async function claimPeople(tx: Tx, workspaceId: string): Promise<Set<string>> {
  const { rows } = await sql<{ customerId: string }>`
    with claimed as (
      insert into identify.identity (workspace_id, kind, value_norm, profile_id, value_raw, opened_at)
      select ${workspaceId}::uuid, 'external', external_id, customer_id, external_id, since
      from loaded_person
      order by external_id
      on conflict (workspace_id, kind, value_norm) where closed_at is null do nothing
      returning profile_id
    ),
    person as materialized (
      select loaded_person.* from loaded_person join claimed on profile_id = customer_id order by customer_id
    ),
    addresses as (
      insert into identify.identity (workspace_id, kind, value_norm, profile_id, value_raw, opened_at)
      select ${workspaceId}::uuid, kind, value, customer_id, value, since
      from person
      cross join lateral (values ('email', email), ('phone', phone)) as address(kind, value)
      where value is not null
      order by kind, value
      on conflict (workspace_id, kind, value_norm) where closed_at is null do nothing
    ),
    profiles as (
      insert into identify.profile (workspace_id, profile_id, customer_id, created_at)
      select ${workspaceId}::uuid, customer_id, customer_id, since from person
    )
    select customer_id as "customerId" from person
  `.execute(tx);
  return new Set(rows.map(({ customerId }) => customerId));
}

/** Leaves out of the staging whoever is in the record already. */
export async function dropKnownPeople(tx: Tx, fresh: ReadonlySet<string>): Promise<void> {
  await sql`delete from loaded_person where customer_id <> all(${[...fresh]}::uuid[])`.execute(tx);
}

/**
 * Writes the people staged: what is known of them and since when, their counts, and what they are found by. After their
 * orders, which are counted, and in a single statement, not by `resolveIdentities`, `rebuildCounters` and `recordTraits`,
 * which write bare rows first and then each again: every version of a customer is indexed nine times and by all its traits.
 */
export async function describePeople(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  await sql`
    with person as materialized (
      select * from loaded_person order by customer_id
    ),
    found_by as (
      insert into identify.customer_search (workspace_id, customer_id, name, said, known_as)
      select ${workspaceId}::uuid, customer_id, identify.name_of(traits), identify.said_of(traits),
        identify.plain(concat_ws(' ', external_id, email, phone))
      from person
    )
    insert into identify.customer (${countColumns}, workspace_id, traits, created_at, updated_at)
    select ${countColumns}, ${workspaceId}::uuid, traits, since, ${now}::timestamptz
    from person
    join (${countsOf(workspaceId, sql`select customer_id from person`)}) as counts using (customer_id)
    order by customer_id
  `.execute(tx);
}

/** Orders and refunds, for `recordOrders`. A customer's first profile has the customer's id. */
export function documents(): Relation {
  return sql`
    select kind, ref, order_ref, event_id, customer_id as profile_id, customer_id, at, cancelled_at, currency, total,
      home_total, coalesce(cancelled_at, at) as updated_at, content_hash
    from loaded_document`;
}

export function lines(): Relation {
  return sql`select ref, line_no, sku, product, quantity, unit_price, amount from loaded_line`;
}

/** Everything else, for `recordEvents`. */
export function events(sourceId: string): Relation {
  return sql`
    select customer_id, customer_id as profile_id, ${sourceId}::uuid as source_id, message_id, event_id, type, at,
      null::numeric as amount, null::text as currency, props, null::uuid as cause_id, 0 as depth
    from loaded_event`;
}
