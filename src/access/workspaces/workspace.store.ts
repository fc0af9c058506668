import { sql } from "kysely";
import type { Tx } from "#platform/database";
import { countryOfZone } from "./country.ts";

/** A business in this installation. `zone` is IANA, `currency` ISO 4217 or null until the business says it. */
export type Workspace = {
  readonly workspaceId: string;
  readonly name: string;
  readonly zone: string;
  readonly currency: string | null;
};

/** Writes a new workspace. */
export async function insertWorkspace(tx: Tx, workspace: Workspace, now: Date): Promise<void> {
  await sql`
    insert into access.workspace (workspace_id, name, zone, currency, created_at)
    values (${workspace.workspaceId}, ${workspace.name}, ${workspace.zone}, ${workspace.currency}, ${now})
  `.execute(tx);
}

/**
 * A workspace with the number of its changes, and the country (ISO 3166) in which numbers written without one are at
 * home: the one said, otherwise that of the zone, null where neither tells.
 */
export type VersionedWorkspace = Workspace & { readonly version: number; readonly country: string | null };

/** One workspace, or null where there is none of that id. */
export async function findWorkspace(tx: Tx, workspaceId: string): Promise<VersionedWorkspace | null> {
  const { rows } = await sql<VersionedWorkspace>`
    select workspace_id as "workspaceId", name, zone, currency, country, version
    from access.workspace
    where workspace_id = ${workspaceId}
  `.execute(tx);
  return atHome(rows[0]);
}

/** Changes what is named of a workspace where its version is still the one that was read; null where it is not. */
export async function updateWorkspace(
  tx: Tx,
  workspaceId: string,
  version: string,
  {
    name,
    zone,
    currency,
    country,
  }: Partial<Readonly<Record<"name" | "zone" | "currency" | "country", string | undefined>>>,
): Promise<VersionedWorkspace | null> {
  const { rows } = await sql<VersionedWorkspace>`
    update access.workspace
    set name = coalesce(${name ?? null}, name), zone = coalesce(${zone ?? null}, zone),
      currency = coalesce(${currency ?? null}, currency), country = coalesce(${country ?? null}, country),
      version = version + 1
    where workspace_id = ${workspaceId} and version::text = ${version}
    returning workspace_id as "workspaceId", name, zone, currency, country, version
  `.execute(tx);
  return atHome(rows[0]);
}

function atHome(row: VersionedWorkspace | undefined): VersionedWorkspace | null {
  return row ? { ...row, country: row.country ?? countryOfZone(row.zone) } : null;
}
