import { sql } from "kysely";
import type { Workspace } from "#access/workspaces";
import type { Tx } from "#platform/database";

/** The workspaces of the installation, the oldest first. */
export async function allWorkspaces(tx: Tx): Promise<Workspace[]> {
  const { rows } = await sql<Workspace>`
    select workspace_id as "workspaceId", name, zone, currency
    from access.workspace
    order by created_at, workspace_id
  `.execute(tx);
  return rows;
}

/** The names of a workspace's demo sources. */
export async function demoSources(tx: Tx, workspaceId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from identify.source where workspace_id = ${workspaceId} and kind = 'demo' order by name
  `.execute(tx);
  return rows.map(({ name }) => name);
}
