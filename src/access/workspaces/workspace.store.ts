import { sql } from "kysely";
import type { Tx } from "#platform/database";

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

/** One workspace, or null where there is none of that id. */
export async function findWorkspace(tx: Tx, workspaceId: string): Promise<Workspace | null> {
  const { rows } = await sql<Workspace>`
    select workspace_id as "workspaceId", name, zone, currency
    from access.workspace
    where workspace_id = ${workspaceId}
  `.execute(tx);
  return rows[0] ?? null;
}
