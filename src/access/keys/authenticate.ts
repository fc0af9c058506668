import { timingSafeEqual } from "node:crypto";
import { type Database, inWorkspace, retried } from "#platform/database";
import type { Caller } from "#platform/http";
import { refuse, type Refusal } from "#platform/refusals";
import { readKey } from "./key.ts";
import { findKey, touchKey } from "./key.store.ts";

/** `lastUsedAt` is true to the minute: a write for every request would double the cost of a small one. */
const toTheMinute = 60_000;

/**
 * Who a key stands for. Refuses (401) `access.key_unknown` and `access.key_revoked`. Asked by the engine: one statement
 * for each request instead of a transaction's four, and the key names its workspace.
 */
export async function callerOfKey(database: Database, key: string, now: Date): Promise<Caller | Refusal> {
  const unknown = refuse("access.key_unknown", {}, { status: 401 });
  const read = readKey(key);
  if (!read) return unknown;
  const { workspaceId, hash } = read;
  const found = await retried(() => findKey(database.engine, workspaceId, hash));
  if (!found || !timingSafeEqual(found.hash, hash)) return unknown;
  if (found.revokedAt) return refuse("access.key_revoked", { name: found.name }, { status: 401 });
  const { keyId } = found;
  if (now.getTime() - (found.lastUsedAt?.getTime() ?? 0) >= toTheMinute)
    await inWorkspace(database, workspaceId, (tx) => touchKey(tx, workspaceId, keyId, now));
  return { workspaceId, actor: keyId, kind: "key", rights: new Set(found.rights) };
}
