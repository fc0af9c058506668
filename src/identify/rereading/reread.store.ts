import { sql } from "kysely";
import type { Tx } from "#platform/database";

/** Open phone numbers in the order of their values, each as it is compared and as it was written. */
export async function numbersAfter(
  tx: Tx,
  workspaceId: string,
  after: string,
  limit: number,
): Promise<{ value: string; raw: string }[]> {
  const { rows } = await sql<{ value: string; raw: string }>`
    select value_norm as value, value_raw as raw
    from identify.identity
    where workspace_id = ${workspaceId} and kind = 'phone' and closed_at is null and value_norm > ${after}
    order by value_norm
    limit ${limit}
  `.execute(tx);
  return rows;
}

/** A number under which somebody is known, and the value that it should stand under. */
export type Move = { readonly from: string; readonly to: string };

/**
 * Puts numbers under other values. One whose new value is the same customer's already is closed; one that is another's
 * stays where it is. Answers how many moved or were closed.
 */
export async function moveNumbers(
  tx: Tx,
  workspaceId: string,
  moves: readonly Move[],
  now: Date,
): Promise<number> {
  if (moves.length === 0) return 0;
  const { rows } = await sql<{ done: number }>`
    with move as materialized (
      select distinct on (move.to) move.from, move.to
      from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as move("from" text, "to" text)
      order by move.to, move.from
    ),
    planned as materialized (
      select move.from, move.to, profile.customer_id, holder.customer_id as held_by
      from move
      join identify.identity as old on old.workspace_id = ${workspaceId} and old.kind = 'phone'
        and old.value_norm = move.from and old.closed_at is null
      join identify.profile on profile.workspace_id = ${workspaceId} and profile.profile_id = old.profile_id
      left join lateral (
        select owner.customer_id
        from identify.identity as taken
        join identify.profile as owner on owner.workspace_id = ${workspaceId} and owner.profile_id = taken.profile_id
        where taken.workspace_id = ${workspaceId} and taken.kind = 'phone' and taken.value_norm = move.to
          and taken.closed_at is null
      ) as holder on true
    ),
    moved as (
      update identify.identity as standing
      set value_norm = case when planned.held_by is null then planned.to else standing.value_norm end,
          closed_at = case when planned.held_by is null then null else ${now}::timestamptz end
      from planned
      where standing.workspace_id = ${workspaceId} and standing.kind = 'phone' and standing.value_norm = planned.from
        and standing.closed_at is null and (planned.held_by is null or planned.held_by = planned.customer_id)
      returning planned.from, planned.to, planned.customer_id
    ),
    found_by as (
      update identify.customer_search as standing
      set known_as = left(standing.known_as || ' ' || new.known_as, 4000)
      from (select customer_id, string_agg(moved.to, ' ') as known_as from moved group by customer_id) as new
      where standing.workspace_id = ${workspaceId} and standing.customer_id = new.customer_id
    )
    select count(*) as done from moved
  `.execute(tx);
  return rows[0]?.done ?? 0;
}

/** The phone traits of customers in the order of their ids ('' is before all). */
export async function phoneTraitsAfter(
  tx: Tx,
  workspaceId: string,
  after: string,
  limit: number,
): Promise<{ customerId: string; phone: string }[]> {
  const { rows } = await sql<{ customerId: string; phone: string }>`
    select customer_id as "customerId", traits -> 'phone' ->> 'v' as phone
    from identify.customer
    where workspace_id = ${workspaceId} and traits -> 'phone' ->> 'v' <> ''
      ${after === "" ? sql`` : sql`and customer_id > ${after}::uuid`}
    order by customer_id
    limit ${limit}
  `.execute(tx);
  return rows;
}

/** Writes phone traits as they are understood now; when they were said, and by whom, stays. */
export async function restatePhones(
  tx: Tx,
  workspaceId: string,
  phones: readonly { readonly customerId: string; readonly phone: string }[],
  now: Date,
): Promise<void> {
  if (phones.length === 0) return;
  await sql`
    with said as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(phones)}::jsonb) as said("customerId" uuid, phone text)
    ),
    written as (
      update identify.customer as standing
      set traits = jsonb_set(standing.traits, '{phone,v}', to_jsonb(said.phone)), version = standing.version + 1,
          updated_at = ${now}
      from said
      where standing.workspace_id = ${workspaceId} and standing.customer_id = said."customerId"
      returning standing.customer_id, standing.traits
    )
    update identify.customer_search as standing
    set said = identify.said_of(written.traits)
    from written
    where standing.workspace_id = ${workspaceId} and standing.customer_id = written.customer_id
  `.execute(tx);
}
