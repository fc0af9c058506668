import { recordChange } from "#access/audit";
import type { Tx } from "#platform/database";
import { newId } from "#platform/ids";
import { makeKey } from "./key.ts";
import { type ApiKey, insertKey } from "./key.store.ts";

/** Makes a key inside a transaction of its workspace, and notes who made it. `key` is told once, here. */
export async function issueKey(
  tx: Tx,
  wanted: {
    readonly workspaceId: string;
    readonly name: string;
    readonly rights: readonly string[];
    readonly actor: string;
    readonly actorKind: "user" | "key" | "command";
  },
  now: Date,
): Promise<{ key: string; stored: ApiKey }> {
  const { workspaceId, name, rights, actor, actorKind } = wanted;
  const { key, hash, prefix } = makeKey(workspaceId);
  const keyId = newId(now);
  await insertKey(tx, { workspaceId, keyId, name, hash, prefix, rights }, now);
  const change = { workspaceId, actor, actorKind, action: "key.created", subject: keyId };
  await recordChange(tx, { ...change, details: { name, rights } }, now);
  return { key, stored: { keyId, name, prefix, rights, createdAt: now, lastUsedAt: null, revokedAt: null } };
}
