import { z } from "zod";
import { recordChange } from "#access/audit";
import { keyRights } from "#access/accounts";
import { inWorkspace } from "#platform/database";
import { defineRoute } from "#platform/http";
import { refuse } from "#platform/refusals";
import { issueKey } from "./issue.ts";
import { type ApiKey, readKeys, revokeKey } from "./key.store.ts";
import { type ApiKeyView, apiKeys, keyPath, madeApiKey, newApiKey } from "./keys.contract.ts";

const tag = "Access";

export const routes = [
  defineRoute({
    method: "get",
    path: "/api/keys",
    right: "keys.manage",
    tag,
    summary: "The workspace's API keys, the latest first, without their secrets.",
    answer: apiKeys,
    handle: async ({ database, caller: { workspaceId } }) => {
      const keys = await inWorkspace(database, workspaceId, (tx) => readKeys(tx, workspaceId));
      return { items: keys.map(view), next: null };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/keys",
    right: "keys.manage",
    tag,
    summary: "Makes an API key. The answer is the only time that it is shown.",
    body: newApiKey,
    answer: madeApiKey,
    handle: async ({ database, caller, clock, body: { name, rights = keyRights } }) => {
      const { workspaceId, actor, kind } = caller;
      const made = await inWorkspace(database, workspaceId, (tx) =>
        issueKey(tx, { workspaceId, name, rights, actor, actorKind: kind }, clock.now()),
      );
      return { ...view(made.stored), key: made.key };
    },
  }),
  defineRoute({
    method: "delete",
    path: "/api/keys/{keyId}",
    right: "keys.manage",
    tag,
    summary: "Revokes an API key at once and for good.",
    params: keyPath,
    answer: z.null(),
    handle: async ({ database, caller: { workspaceId, actor, kind }, clock, params: { keyId } }) =>
      inWorkspace(database, workspaceId, async (tx) => {
        const now = clock.now();
        const name = await revokeKey(tx, workspaceId, keyId, now);
        if (name === null) return refuse("access.key_not_found", {}, { status: 404 });
        const change = { workspaceId, actor, actorKind: kind, action: "key.revoked", subject: keyId };
        await recordChange(tx, { ...change, details: { name } }, now);
        return null;
      }),
  }),
];

function view({ createdAt, lastUsedAt, revokedAt, rights, ...key }: ApiKey): ApiKeyView {
  return {
    ...key,
    rights: [...rights],
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
