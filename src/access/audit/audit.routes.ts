import { inWorkspace } from "#platform/database";
import { defineRoute } from "#platform/http";
import { auditPage, auditQuery } from "./audit.contract.ts";
import { readChanges } from "./audit.store.ts";

export const routes = [
  defineRoute({
    method: "get",
    path: "/api/audit",
    right: "settings.read",
    tag: "Access",
    summary: "Who changed what, the latest first.",
    query: auditQuery,
    answer: auditPage,
    handle: async ({ database, caller: { workspaceId }, query: { limit, after = null } }) => {
      const changes = await inWorkspace(database, workspaceId, (tx) =>
        readChanges(tx, workspaceId, { limit: limit + 1, after }),
      );
      const items = changes.slice(0, limit).map(({ at, details = {}, ...change }) => ({
        ...change,
        details,
        at: at.toISOString(),
      }));
      return { items, next: changes.length > limit ? (items.at(-1)?.auditId ?? null) : null };
    },
  }),
];
