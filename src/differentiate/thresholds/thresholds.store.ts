import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/database";

/** The thresholds that can be set, and the table that keeps each. */
export type Which = "lifecycle" | "value";

const tables: Readonly<Record<Which, RawBuilder<unknown>>> = {
  lifecycle: sql`differentiate.lifecycle_setting`,
  value: sql`differentiate.value_setting`,
};

/** How often a workspace changed its thresholds; 0 where the defaults hold. */
export async function versionOf(tx: Tx, which: Which, workspaceId: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select version from ${tables[which]} where workspace_id = ${workspaceId}
  `.execute(tx);
  return rows[0]?.version ?? 0;
}

/** Keeps thresholds in place of version `read`; null where that is not the one that stands. Answers the new version. */
export async function saveThresholds(
  tx: Tx,
  which: Which,
  workspaceId: string,
  settings: object,
  read: number,
  now: Date,
): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`
    insert into ${tables[which]} as standing (workspace_id, settings, updated_at, version)
    select ${workspaceId}::uuid, ${JSON.stringify(settings)}::jsonb, ${now}::timestamptz, ${read}::int + 1
    where ${read}::int = 0
      or exists (select from ${tables[which]} where workspace_id = ${workspaceId} and version = ${read}::int)
    on conflict (workspace_id) do update
    set settings = excluded.settings, updated_at = excluded.updated_at, version = excluded.version
    where standing.version = excluded.version - 1
    returning version
  `.execute(tx);
  return rows[0]?.version ?? null;
}
