import { sql } from "kysely";
import type { Tx } from "#platform/database";

/** What is known of a request under its key. `status` is null while it runs. */
export type Kept = {
  readonly requestHash: Buffer;
  readonly status: number | null;
  readonly answer: Buffer | null;
  readonly createdAt: Date;
};

/** Takes a key for a request. Answers null where this one got it, else what stands under it. */
export async function claimKey(
  tx: Tx,
  { workspaceId, keyHash, requestHash }: { workspaceId: string; keyHash: Buffer; requestHash: Buffer },
  { now, forgotten, stuck }: { now: Date; forgotten: Date; stuck: Date },
): Promise<Kept | null> {
  const claimed = await sql`
    insert into platform.idempotency as kept (workspace_id, key_hash, request_hash, created_at)
    values (${workspaceId}, ${keyHash}, ${requestHash}, ${now})
    on conflict (workspace_id, key_hash) do update
      set request_hash = excluded.request_hash, status = null, answer = null, created_at = excluded.created_at
      where kept.created_at < ${forgotten}
        or (kept.status is null and kept.created_at < ${stuck} and kept.request_hash = excluded.request_hash)
    returning 1
  `.execute(tx);
  if (claimed.rows.length > 0) return null;
  const { rows } = await sql<Kept>`
    select request_hash as "requestHash", status, answer, created_at as "createdAt"
    from platform.idempotency
    where workspace_id = ${workspaceId} and key_hash = ${keyHash}
  `.execute(tx);
  return rows[0] ?? null;
}

/** Keeps the answer that a claimed key got. */
export async function keepAnswer(
  tx: Tx,
  { workspaceId, keyHash }: { workspaceId: string; keyHash: Buffer },
  { status, answer }: { status: number; answer: Buffer },
): Promise<void> {
  await sql`
    update platform.idempotency set status = ${status}, answer = ${answer}
    where workspace_id = ${workspaceId} and key_hash = ${keyHash}
  `.execute(tx);
}

/** Lets a key go whose request failed by our fault: it may be tried again. */
export async function releaseKey(
  tx: Tx,
  { workspaceId, keyHash }: { workspaceId: string; keyHash: Buffer },
): Promise<void> {
  await sql`
    delete from platform.idempotency where workspace_id = ${workspaceId} and key_hash = ${keyHash}
  `.execute(tx);
}

/** Forgets a workspace's answers older than a day. */
export async function forgetOld(tx: Tx, workspaceId: string, before: Date): Promise<void> {
  await sql`
    delete from platform.idempotency where workspace_id = ${workspaceId} and created_at < ${before}
  `.execute(tx);
}
