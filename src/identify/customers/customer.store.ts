import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/database";
import { isId } from "#platform/ids";
import { countChange } from "#platform/stream";

/** A relation of SQL that a statement reads its rows from: a table's part, or JSON that came with a request. */
export type Relation = RawBuilder<unknown>;

/**
 * Gives every identity of `asked` a profile and a customer, and leaves those that have one alone. Idempotent, and safe
 * beside another process doing the same: the identity is claimed first, and only who claimed it writes the rest.
 *
 * @param asked a relation of (kind, value_norm, value_raw, new_id): `new_id` becomes the profile's and the customer's id
 *   where the identity is new; one row an identity
 * @returns how many customers are new
 */
export async function resolveIdentities(
  tx: Tx,
  workspaceId: string,
  asked: Relation,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ added: number }>`
    with asked as materialized (${asked}),
    claimed as (
      insert into identify.identity (workspace_id, kind, value_norm, profile_id, value_raw, opened_at)
      select ${workspaceId}::uuid, kind, value_norm, new_id, value_raw, ${now}::timestamptz
      from asked
      on conflict (workspace_id, kind, value_norm) where closed_at is null do nothing
      returning profile_id, value_norm
    ),
    profiles as (
      insert into identify.profile (workspace_id, profile_id, customer_id, created_at)
      select ${workspaceId}::uuid, profile_id, profile_id, ${now}::timestamptz from claimed
    ),
    customers as (
      insert into identify.customer (workspace_id, customer_id, created_at, updated_at)
      select ${workspaceId}::uuid, profile_id, ${now}::timestamptz, ${now}::timestamptz from claimed
    ),
    found_by as (
      insert into identify.customer_search (workspace_id, customer_id, known_as)
      select ${workspaceId}::uuid, profile_id, identify.plain(value_norm) from claimed
    )
    select count(*) as added from claimed
  `.execute(tx);
  const added = rows[0]?.added ?? 0;
  if (added > 0) await countChange(tx, workspaceId, "bulk");
  return added;
}

/** A trait to record: the latest `at` wins, a tie goes to the greater message id. */
export type Trait = {
  readonly customerId: string;
  readonly name: string;
  readonly value: string | number | boolean | null;
  readonly at: Date;
  /** Who says so: a source's id, or the slice that worked it out. */
  readonly by: string;
  readonly messageId: string;
};

/** Records traits in one statement, in any order, any number of times: the outcome is the same. */
export async function recordTraits(
  tx: Tx,
  workspaceId: string,
  traits: readonly Trait[],
  now: Date,
): Promise<void> {
  if (traits.length === 0) return;
  const rows = traits.map((one) => ({
    customer_id: one.customerId,
    name: one.name,
    trait: { v: one.value, at: one.at.toISOString(), by: one.by, id: one.messageId },
  }));
  const searched = traits.some((one) => searchedBy.has(one.name));
  await sql`
    with said as materialized (
      select customer_id, name, trait
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as said(customer_id uuid, name text, trait jsonb)
    ),
    latest as (
      select distinct on (customer_id, name) customer_id, name, trait
      from said
      order by customer_id, name, (trait ->> 'at') collate "C" desc, (trait ->> 'id') collate "C" desc
    ),
    written as (
      insert into identify.customer as standing (workspace_id, customer_id, traits, created_at, updated_at)
      select ${workspaceId}::uuid, customer_id, jsonb_object_agg(name, trait), ${now}::timestamptz, ${now}::timestamptz
      from latest
      group by customer_id
      order by customer_id
      on conflict (workspace_id, customer_id) do update
      set traits = identify.merge_traits(standing.traits, excluded.traits),
          version = standing.version + 1,
          updated_at = excluded.updated_at
      returning customer_id, traits
    ),
    found_by as (
      insert into identify.customer_search as standing (workspace_id, customer_id, name, said)
      select ${workspaceId}::uuid, customer_id, identify.name_of(traits), identify.said_of(traits)
      from written
      where ${searched}
      order by customer_id
      on conflict (workspace_id, customer_id) do update
      set name = excluded.name, said = excluded.said
      where (standing.name, standing.said) is distinct from (excluded.name, excluded.said)
    )
    select count(*) from written
  `.execute(tx);
}

/**
 * Records what Vínculo itself worked out of customers (a stage, a tier). Whoever works it out keeps in which order (each
 * change counts on from the one kept before), so nothing is compared here, and several of one customer make one version
 * of them: the comparison of `recordTraits` was most of a refresh of everyone.
 */
export async function recordOwnTraits(
  tx: Tx,
  workspaceId: string,
  traits: readonly Trait[],
  now: Date,
): Promise<void> {
  if (traits.length === 0) return;
  const ofEach = new Map<string, Record<string, object>>();
  for (const { customerId, name, value, at, by, messageId } of traits) {
    const own = ofEach.get(customerId) ?? {};
    ofEach.set(customerId, own);
    own[name] = { v: value, at: at.toISOString(), by, id: messageId };
  }
  const rows = Array.from(ofEach, ([customerId, own]) => ({ customer_id: customerId, traits: own }));
  await sql`
    insert into identify.customer as standing (workspace_id, customer_id, traits, created_at, updated_at)
    select ${workspaceId}::uuid, customer_id, traits, ${now}::timestamptz, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as own(customer_id uuid, traits jsonb)
    order by customer_id
    on conflict (workspace_id, customer_id) do update
    set traits = standing.traits || excluded.traits,
        version = standing.version + 1,
        updated_at = excluded.updated_at
  `.execute(tx);
}

/** The traits that a customer is searched by; identify.name_of and said_of read them. A stage is none of them. */
const searchedBy = new Set([
  "name",
  "firstName",
  "lastName",
  "secondLastName",
  "company",
  "email",
  "phone",
  "nationalId",
]);

/** Whether a workspace has a customer of this id; one merged into another has none of their own any more. */
export async function hasCustomer(tx: Tx, workspaceId: string, customerId: string): Promise<boolean> {
  if (!isId(customerId)) return false;
  const { rows } = await sql`
    select from identify.customer
    where workspace_id = ${workspaceId} and customer_id = ${customerId} and merged_into is null
  `.execute(tx);
  return rows.length > 0;
}

/**
 * Lets the inverted indexes of customers take what a transaction writes in large portions: each goes through each trigram's
 * list once, and by the usual 4 MB, two chunks, the lists of a million customers are gone through five hundred times. Who
 * searches meanwhile reads what waits, some milliseconds.
 */
export async function indexInPortions(tx: Tx): Promise<void> {
  await sql`select set_config('gin_pending_list_limit', '64MB', true)`.execute(tx);
}
