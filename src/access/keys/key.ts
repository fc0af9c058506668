import { createHash, randomBytes } from "node:crypto";

/** An API key as it is made: `key` is shown once, the rest is kept. */
export type NewKey = { readonly key: string; readonly hash: Buffer; readonly prefix: string };

/**
 * Makes a key, `vk_<workspace>_<48 hexadecimals>`. It says its workspace, so that the row that proves it is looked for
 * under that workspace's row-level security; the 192 random bits are the secret.
 */
export function makeKey(workspaceId: string): NewKey {
  const secret = randomBytes(24).toString("hex");
  const key = `vk_${workspaceId.replaceAll("-", "")}_${secret}`;
  return { key, hash: hashOf(key), prefix: `vk_…${secret.slice(0, 6)}` };
}

/** The workspace that a key names and the hash it is kept under; null for what is no key of ours. */
export function readKey(key: string): { workspaceId: string; hash: Buffer } | null {
  const found = /^vk_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_[0-9a-f]{48}$/.exec(
    key,
  );
  return found ? { workspaceId: found.slice(1).join("-"), hash: hashOf(key) } : null;
}

function hashOf(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}
