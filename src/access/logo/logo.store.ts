import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { Picture } from "./image.ts";

/** A workspace's logo with its picture. */
export type Logo = Picture & { readonly bytes: Uint8Array; readonly updatedAt: Date };

/** The logo of a workspace, for whoever puts it on a page or a report; null where it has none. */
export async function workspaceLogo(tx: Tx, workspaceId: string): Promise<Logo | null> {
  const { rows } = await sql<Logo>`
    select type, width, height, bytes, updated_at as "updatedAt"
    from access.workspace_logo
    where workspace_id = ${workspaceId}
  `.execute(tx);
  return rows[0] ?? null;
}

/** Puts a logo in place of the one that stood. */
export async function writeLogo(
  tx: Tx,
  workspaceId: string,
  { type, width, height }: Picture,
  bytes: Uint8Array,
  now: Date,
): Promise<void> {
  await sql`
    insert into access.workspace_logo (workspace_id, type, bytes, width, height, updated_at)
    values (${workspaceId}, ${type}, ${Buffer.from(bytes)}, ${width}, ${height}, ${now})
    on conflict (workspace_id) do update
    set type = excluded.type, bytes = excluded.bytes, width = excluded.width, height = excluded.height,
      updated_at = excluded.updated_at
  `.execute(tx);
}

/** Takes the logo away; false where there was none. */
export async function deleteLogo(tx: Tx, workspaceId: string): Promise<boolean> {
  const { rows } = await sql`
    delete from access.workspace_logo where workspace_id = ${workspaceId} returning workspace_id
  `.execute(tx);
  return rows.length > 0;
}
