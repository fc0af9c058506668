import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { CustomerObject, FieldValue } from "./objects.contract.ts";

/** A version of an object, of somebody. */
export type ObjectVersion = {
  readonly type: string;
  readonly objectId: string;
  readonly customerId: string;
  readonly profileId: string;
  readonly sourceId: string | null;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly at: Date;
  /** Breaks a tie of two versions of one moment. */
  readonly hash: string;
  readonly deleted: boolean;
  /** Whether nothing was said of the moment: then what stands word for word is not written again. */
  readonly undated: boolean;
};

/**
 * Writes those versions that are greater than what stands, one an object: the latest `at`, a tie goes to the greater hash.
 * An object that belongs to somebody else now leaves its owner.
 *
 * @returns which objects changed, as `type objectId`, and whose they are or were
 */
export async function writeObjects(
  tx: Tx,
  workspaceId: string,
  versions: readonly ObjectVersion[],
): Promise<{ key: string; customerId: string }[]> {
  if (versions.length === 0) return [];
  const rows = versions.map(({ at, ...one }) => ({ ...one, at: at.toISOString() }));
  const changed = await sql<{ key: string; customerId: string }>`
    with said as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as said(
        type text, "objectId" text, "customerId" uuid, "profileId" uuid, "sourceId" uuid, fields jsonb, at timestamptz,
        hash text, deleted boolean, undated boolean
      )
    ),
    won as (
      insert into identify.object_key as standing (
        workspace_id, type, object_id, profile_id, at, content_hash, deleted
      )
      select ${workspaceId}::uuid, said.type, "objectId", "profileId", said.at, hash, said.deleted
      from said
      left join identify.object_key as before on before.workspace_id = ${workspaceId} and before.type = said.type
        and before.object_id = "objectId"
      where not (undated and before.content_hash is not distinct from hash
        and before.profile_id is not distinct from "profileId")
      order by said.type collate "C", "objectId" collate "C"
      on conflict (workspace_id, type, object_id) do update
      set profile_id = excluded.profile_id, at = excluded.at, content_hash = excluded.content_hash,
        deleted = excluded.deleted
      where (standing.at, standing.content_hash) < (excluded.at, excluded.content_hash)
      returning type, object_id
    )
    select won.type || ' ' || won.object_id as key, "customerId" from won
    join said on said.type = won.type and said."objectId" = won.object_id
  `.execute(tx);
  const keys = new Set(changed.rows.map(({ key }) => key));
  const winners = rows.filter((one) => keys.has(`${one.type} ${one.objectId}`));
  const left = await leave(tx, workspaceId, winners);
  await place(
    tx,
    workspaceId,
    winners.filter(({ deleted }) => !deleted),
  );
  return [...changed.rows, ...left];
}

type Row = Omit<ObjectVersion, "at"> & { readonly at: string };

/** Takes the rows of objects away that have a new version: from whoever had them. */
async function leave(
  tx: Tx,
  workspaceId: string,
  rows: readonly Row[],
): Promise<{ key: string; customerId: string }[]> {
  if (rows.length === 0) return [];
  const { rows: gone } = await sql<{ key: string; customerId: string }>`
    delete from identify.customer_object as one
    using jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as said(type text, "objectId" text)
    where one.workspace_id = ${workspaceId} and one.type = said.type and one.object_id = said."objectId"
    returning one.type || ' ' || one.object_id as key, one.customer_id as "customerId"
  `.execute(tx);
  return gone;
}

async function place(tx: Tx, workspaceId: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into identify.customer_object (
      workspace_id, customer_id, type, object_id, profile_id, source_id, fields, at
    )
    select ${workspaceId}::uuid, "customerId", type, "objectId", "profileId", "sourceId", fields, at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as said(
      type text, "objectId" text, "customerId" uuid, "profileId" uuid, "sourceId" uuid, fields jsonb, at timestamptz
    )
  `.execute(tx);
}

const columns = sql.raw(`one.type, one.object_id as "objectId", one.customer_id as "customerId", one.fields,
  to_char(one.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  (select name from identify.source
    where source.workspace_id = one.workspace_id and source.source_id = one.source_id) as source`);

/** Everything that a customer has, kind by kind, the latest first; up to 500. */
export async function objectsOf(tx: Tx, workspaceId: string, customerId: string): Promise<CustomerObject[]> {
  const { rows } = await sql<CustomerObject>`
    select ${columns} from identify.customer_object as one
    where one.workspace_id = ${workspaceId} and one.customer_id = ${customerId}
    order by one.type, one.at desc, one.object_id
    limit 500
  `.execute(tx);
  return rows;
}

/** One object wherever it is, or null. */
export async function findObject(
  tx: Tx,
  workspaceId: string,
  { type, objectId }: { type: string; objectId: string },
): Promise<(CustomerObject & { profileId: string }) | null> {
  const { rows } = await sql<CustomerObject & { profileId: string }>`
    select ${columns}, one.profile_id as "profileId" from identify.customer_object as one
    where one.workspace_id = ${workspaceId} and one.type = ${type} and one.object_id = ${objectId}
  `.execute(tx);
  return rows[0] ?? null;
}

/** The objects of a kind by their ids. */
export async function listObjects(
  tx: Tx,
  workspaceId: string,
  asked: { type: string; after: string | null; limit: number },
): Promise<CustomerObject[]> {
  const { rows } = await sql<CustomerObject>`
    select ${columns} from identify.customer_object as one
    where one.workspace_id = ${workspaceId} and one.type = ${asked.type}
      and (${asked.after}::text is null or one.object_id > ${asked.after}::text)
    order by one.object_id
    limit ${asked.limit}
  `.execute(tx);
  return rows;
}
