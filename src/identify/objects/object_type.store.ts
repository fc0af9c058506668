import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { ObjectDefinition, ObjectType } from "./objects.contract.ts";

/** The kinds of things of a workspace, with how many there are of each. */
export async function readTypes(tx: Tx, workspaceId: string): Promise<ObjectType[]> {
  const { rows } = await sql<{
    type: string;
    definition: ObjectDefinition;
    version: number;
    objects: number;
  }>`
    select type, definition, version, (
        select count(*) from identify.customer_object as one
        where one.workspace_id = ${workspaceId} and one.type = object_type.type
      )::float8 as objects
    from identify.object_type
    where workspace_id = ${workspaceId}
    order by type
  `.execute(tx);
  return rows.map(({ definition, ...one }) => ({ ...definition, ...one }));
}

/** Keeps a definition in place of version `read` (0: none yet); null where another stands. Answers the new version. */
export async function saveType(
  tx: Tx,
  { workspaceId, type }: { workspaceId: string; type: string },
  definition: ObjectDefinition,
  read: number,
  now: Date,
): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`
    insert into identify.object_type as standing (workspace_id, type, definition, version, updated_at)
    select ${workspaceId}::uuid, ${type}, ${JSON.stringify(definition)}::jsonb, ${read}::int + 1, ${now}::timestamptz
    where ${read}::int = 0
      or exists (
        select from identify.object_type
        where workspace_id = ${workspaceId} and type = ${type} and version = ${read}::int
      )
    on conflict (workspace_id, type) do update
    set definition = excluded.definition, version = excluded.version, updated_at = excluded.updated_at
    where standing.version = excluded.version - 1
    returning version
  `.execute(tx);
  return rows[0]?.version ?? null;
}

/** Takes a kind away of which there is nothing; false where there is something, or no such kind. */
export async function deleteType(tx: Tx, workspaceId: string, type: string): Promise<boolean> {
  const { rows } = await sql`
    delete from identify.object_type
    where workspace_id = ${workspaceId} and type = ${type} and not exists (
      select from identify.customer_object as one where one.workspace_id = ${workspaceId} and one.type = ${type}
    )
    returning type
  `.execute(tx);
  return rows.length > 0;
}
