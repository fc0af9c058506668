import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { ImportMapping } from "#identify/imports";
import { plain } from "#identify/tables";
import type { Tx } from "#platform/database";
import { newId } from "#platform/ids";
import type { Load } from "./load.store.ts";

export type Saved = {
  readonly mappingId: string;
  readonly name: string;
  readonly kind: string;
  readonly columns: readonly string[];
  readonly mapping: ImportMapping;
  readonly usedAt: Date;
};

const read = sql.raw(`mapping_id as "mappingId", name, kind, columns, mapping, used_at as "usedAt"`);

/** Keeps what a run was mapped by, under the header of its file; a later run of such a file takes its place. */
export async function rememberMapping(tx: Tx, load: Load, now: Date): Promise<void> {
  const { workspaceId, kind, understanding } = load;
  if (!understanding?.header) return;
  const columns = understanding.columns.map((one) => one.name);
  const mapping = {
    ...load.mapping,
    source: load.sourceName,
    ...(load.legalBasis ? { legalBasis: load.legalBasis } : {}),
  };
  await sql`
    insert into identify.import_mapping (workspace_id, mapping_id, kind, signature, name, columns, mapping, used_at)
    values (${workspaceId}, ${newId(now)}, ${kind}, ${signatureOf(columns)}, ${load.fileName}, ${columns}::text[],
      ${JSON.stringify(mapping)}::jsonb, ${now})
    on conflict (workspace_id, kind, signature) do update
    set name = excluded.name, mapping = excluded.mapping, used_at = excluded.used_at
  `.execute(tx);
}

/** The mapping that files with these columns were taken by, or null. */
export async function recogniseMapping(
  tx: Tx,
  workspaceId: string,
  kind: string,
  columns: readonly string[],
): Promise<Saved | null> {
  const { rows } = await sql<Saved>`
    select ${read} from identify.import_mapping
    where workspace_id = ${workspaceId} and kind = ${kind} and signature = ${signatureOf(columns)}
  `.execute(tx);
  return rows[0] ?? null;
}

/** All mappings, the last used first. */
export async function listMappings(tx: Tx, workspaceId: string): Promise<Saved[]> {
  const { rows } = await sql<Saved>`
    select ${read} from identify.import_mapping where workspace_id = ${workspaceId}
    order by used_at desc, mapping_id
    limit 500
  `.execute(tx);
  return rows;
}

/** Forgets a mapping; false where there is none of that id. */
export async function forgetMapping(tx: Tx, workspaceId: string, mappingId: string): Promise<boolean> {
  const { rows } = await sql`
    delete from identify.import_mapping where workspace_id = ${workspaceId} and mapping_id = ${mappingId}
    returning mapping_id
  `.execute(tx);
  return rows.length > 0;
}

/** Headers in plain form, in their order: capitals and accents come and go with the program that writes the file. */
function signatureOf(columns: readonly string[]): string {
  return createHash("md5").update(columns.map(plain).join("\n")).digest("hex");
}
