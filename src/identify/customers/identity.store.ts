import { sql } from "kysely";
import type { Tx } from "#platform/database";
import { type Identity, sortOf } from "./identity.ts";

/** Whose an identity is: the profile that it names, and the customer that profile belongs to now. */
export type Person = { readonly profileId: string; readonly customerId: string };

export type KnownIdentity = Person & { readonly kind: string; readonly value: string };

/** An identity to link to a profile; `created` where profile and customer are new with it. */
export type Link = Identity &
  Person & { readonly created: boolean; readonly sourceId: string; readonly messageId: string };

/**
 * Those of `asked` that are open, each with whose it is. Lateral with a limit, here and wherever a request looks up what
 * it names: the planner, which knows little of a young table, would rather hash a whole workspace (14 ms against 0.5).
 */
export async function findIdentities(
  tx: Tx,
  workspaceId: string,
  asked: readonly Identity[],
): Promise<KnownIdentity[]> {
  const { rows } = await sql<KnownIdentity>`
    select asked.kind, asked.value, identity.profile_id as "profileId", profile.customer_id as "customerId"
    from unnest(${asked.map((one) => one.kind)}::text[], ${asked.map((one) => one.value)}::text[]) as asked(kind, value)
    cross join lateral (
      select profile_id from identify.identity
      where workspace_id = ${workspaceId} and kind = asked.kind and value_norm = asked.value and closed_at is null
      limit 1
    ) as identity
    cross join lateral (
      select customer_id from identify.profile
      where workspace_id = ${workspaceId} and profile_id = identity.profile_id
      limit 1
    ) as profile
  `.execute(tx);
  return rows;
}

/** The kinds of identity under which each profile is known, as sortOf tells them apart. */
export async function kindsOfProfiles(
  tx: Tx,
  workspaceId: string,
  profileIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ profileId: string; kind: string; value: string }>`
    select distinct profile_id as "profileId", kind, case when kind = 'national' then value_norm else '' end as value
    from identify.identity
    where workspace_id = ${workspaceId} and profile_id = any(${profileIds}::uuid[]) and closed_at is null
  `.execute(tx);
  const kinds = new Map<string, Set<string>>();
  for (const { profileId, ...identity } of rows)
    kinds.set(profileId, (kinds.get(profileId) ?? new Set()).add(sortOf(identity)));
  return kinds;
}

/**
 * Links identities to profiles, and writes the profiles and customers that are new. An identity that another transaction
 * links at the same moment is left to it: then fewer are linked than were asked for, and the caller starts again.
 *
 * @returns how many were linked
 */
export async function linkIdentities(
  tx: Tx,
  workspaceId: string,
  links: readonly Link[],
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ linked: number }>`
    with asked as materialized (
      select *
      from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as asked(
        kind text, value text, raw text, "profileId" uuid, "customerId" uuid, created boolean, "sourceId" uuid,
        "messageId" text
      )
    ),
    linked as (
      insert into identify.identity (
        workspace_id, kind, value_norm, profile_id, value_raw, opened_at, source_id, message_id
      )
      select ${workspaceId}::uuid, kind, value, "profileId", raw, ${now}::timestamptz, "sourceId", "messageId"
      from asked
      order by kind, value collate "C"
      on conflict (workspace_id, kind, value_norm) where closed_at is null do nothing
      returning profile_id
    ),
    profiles as (
      insert into identify.profile (workspace_id, profile_id, customer_id, created_at)
      select distinct ${workspaceId}::uuid, "profileId", "customerId", ${now}::timestamptz from asked where created
    ),
    customers as (
      insert into identify.customer (workspace_id, customer_id, created_at, updated_at)
      select distinct ${workspaceId}::uuid, "customerId", ${now}::timestamptz, ${now}::timestamptz
      from asked
      where created
    ),
    found_by as (
      insert into identify.customer_search as standing (workspace_id, customer_id, known_as)
      select ${workspaceId}::uuid, "customerId",
        coalesce(string_agg(identify.plain(value), ' ') filter (where kind in ('external', 'national', 'email', 'phone')), '')
      from asked
      group by "customerId"
      order by "customerId"
      on conflict (workspace_id, customer_id) do update
      set known_as = left(standing.known_as || ' ' || excluded.known_as, 4000)
      where excluded.known_as <> ''
    )
    select count(*) as linked from linked
  `.execute(tx);
  return rows[0]?.linked ?? 0;
}
