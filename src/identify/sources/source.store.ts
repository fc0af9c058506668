import { sql } from "kysely";
import type { Tx } from "#platform/database";

/** Where facts come from. Two sources may number their orders alike: the source is part of every fact's key. */
export type Source = {
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly name: string;
  readonly kind: "file" | "api" | "demo";
};

/** Writes the source unless its name is taken in the workspace; answers the id under which the name stands. */
export async function ensureSource(tx: Tx, source: Source, now: Date): Promise<string> {
  const { rows } = await sql<{ sourceId: string }>`
    insert into identify.source (workspace_id, source_id, name, kind, created_at)
    values (${source.workspaceId}, ${source.sourceId}, ${source.name}, ${source.kind}, ${now})
    on conflict (workspace_id, name) do update set name = excluded.name
    returning source_id as "sourceId"
  `.execute(tx);
  return rows[0]?.sourceId ?? source.sourceId;
}
