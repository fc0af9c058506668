import { sql } from "kysely";
import type { Claim } from "#identify/claims";
import type { Tx } from "#platform/database";

/** A trait as it stands on a customer. */
export type Standing = {
  readonly v: string | number | boolean | null;
  readonly at: string;
  readonly by: string;
  readonly id: string;
};

/** What stands on some customers, by name. */
export async function standingTraits(
  tx: Tx,
  workspaceId: string,
  customerIds: readonly string[],
): Promise<Map<string, Record<string, Standing>>> {
  const { rows } = await sql<{ customerId: string; traits: Record<string, Standing> }>`
    select customer_id as "customerId", traits from identify.customer
    where workspace_id = ${workspaceId} and customer_id = any(${customerIds}::uuid[])
  `.execute(tx);
  return new Map(rows.map((row) => [row.customerId, row.traits]));
}

/** All that imports, and the record itself, said of some customers. */
export async function traitClaims(
  tx: Tx,
  workspaceId: string,
  customerIds: readonly string[],
): Promise<Claim[]> {
  const { rows } = await sql<Claim>`
    select customer_id as "customerId", fact, source_id as "sourceId", ref, within, import_id as "importId",
      profile_id as "profileId", version, said_at as "saidAt", said
    from identify.import_claim
    where workspace_id = ${workspaceId} and customer_id = any(${customerIds}::uuid[]) and fact = 'trait'
  `.execute(tx);
  return rows;
}

/** Writes what stands on customers now, and what they are found by. */
export async function writeTraits(
  tx: Tx,
  workspaceId: string,
  changed: readonly { readonly customerId: string; readonly traits: Readonly<Record<string, Standing>> }[],
  now: Date,
): Promise<void> {
  if (changed.length === 0) return;
  await sql`
    with changed as (
      select "customerId" as customer_id, traits
      from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as changed("customerId" uuid, traits jsonb)
    ),
    found_by as (
      update identify.customer_search as standing
      set name = identify.name_of(traits), said = identify.said_of(traits)
      from changed
      where standing.workspace_id = ${workspaceId} and standing.customer_id = changed.customer_id
    )
    update identify.customer as standing
    set traits = changed.traits, version = standing.version + 1, updated_at = ${now}::timestamptz
    from changed
    where standing.workspace_id = ${workspaceId} and standing.customer_id = changed.customer_id
  `.execute(tx);
}
