import { sql } from "kysely";
import { newId } from "#platform/ids";
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

/**
 * The ids of sources by name; names that are new become sources of the API. Known ones are only read: a source's row that
 * every request wrote would let one request in at a time.
 */
export async function sourcesOf(
  tx: Tx,
  workspaceId: string,
  names: readonly string[],
  now: Date,
): Promise<Map<string, string>> {
  const asked = [...new Set(names)].toSorted();
  const known = await namedSources(tx, workspaceId, asked);
  for (const name of asked) {
    if (known.has(name)) continue;
    known.set(name, await ensureSource(tx, { workspaceId, sourceId: newId(now), name, kind: "api" }, now));
  }
  return known;
}

async function namedSources(
  tx: Tx,
  workspaceId: string,
  names: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; sourceId: string }>`
    select name, source_id as "sourceId" from identify.source
    where workspace_id = ${workspaceId} and name = any(${names}::text[])
  `.execute(tx);
  return new Map(rows.map((row) => [row.name, row.sourceId]));
}
