import { sql } from "kysely";
import type { Connection, Tx } from "#platform/database";

/** A key without its secret. */
export type ApiKey = {
  readonly keyId: string;
  readonly name: string;
  readonly prefix: string;
  readonly rights: readonly string[];
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
};

const columns = sql.raw(`key_id as "keyId", name, prefix, rights, created_at as "createdAt",
  last_used_at as "lastUsedAt", revoked_at as "revokedAt"`);

/** Writes a new key. */
export async function insertKey(
  tx: Tx,
  key: {
    workspaceId: string;
    keyId: string;
    name: string;
    hash: Buffer;
    prefix: string;
    rights: readonly string[];
  },
  now: Date,
): Promise<void> {
  await sql`
    insert into access.api_key (workspace_id, key_id, name, hash, prefix, rights, created_at)
    values (${key.workspaceId}, ${key.keyId}, ${key.name}, ${key.hash}, ${key.prefix}, ${key.rights}, ${now})
  `.execute(tx);
}

/** A workspace's keys, the latest first; revoked ones too. */
export async function readKeys(tx: Tx, workspaceId: string): Promise<ApiKey[]> {
  const { rows } = await sql<ApiKey>`
    select ${columns} from access.api_key where workspace_id = ${workspaceId} order by key_id desc
  `.execute(tx);
  return rows;
}

/** The key of a hash, with the hash for a comparison in constant time. */
export async function findKey(
  connection: Connection,
  workspaceId: string,
  hash: Buffer,
): Promise<(ApiKey & { hash: Buffer }) | null> {
  const { rows } = await sql<ApiKey & { hash: Buffer }>`
    select ${columns}, hash from access.api_key where workspace_id = ${workspaceId} and hash = ${hash}
  `.execute(connection);
  return rows[0] ?? null;
}

/** Notes that a key was used. */
export async function touchKey(tx: Tx, workspaceId: string, keyId: string, now: Date): Promise<void> {
  await sql`
    update access.api_key set last_used_at = ${now} where workspace_id = ${workspaceId} and key_id = ${keyId}
  `.execute(tx);
}

/** Ends a key for good. Answers its name, or null where there is none of that id that still holds. */
export async function revokeKey(
  tx: Tx,
  workspaceId: string,
  keyId: string,
  now: Date,
): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    update access.api_key set revoked_at = ${now}
    where workspace_id = ${workspaceId} and key_id = ${keyId} and revoked_at is null
    returning name
  `.execute(tx);
  return rows[0]?.name ?? null;
}
