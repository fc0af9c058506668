import { recordChange } from "#access/audit";
import { inWorkspace } from "#platform/database";
import { defineRoute } from "#platform/http";
import { refuse } from "#platform/refusals";
import { queueTask } from "#platform/tasks";
import { countryChanged } from "./country_changed.ts";
import { moneyChanged } from "./money_changed.ts";
import { findWorkspace, updateWorkspace } from "./workspace.store.ts";
import { workspaceChange, workspaceView } from "./workspaces.contract.ts";

const tag = "Access";

export const routes = [
  defineRoute({
    method: "get",
    path: "/api/workspace",
    right: "settings.read",
    tag,
    summary: "The workspace's name, zone, home currency and country.",
    answer: workspaceView,
    handle: async ({ database, caller: { workspaceId } }) =>
      (await inWorkspace(database, workspaceId, (tx) => findWorkspace(tx, workspaceId))) ?? gone(),
  }),
  defineRoute({
    method: "patch",
    path: "/api/workspace",
    right: "settings.write",
    tag,
    summary:
      "Changes the workspace's name, zone, home currency or country. If-Match names the version that was read.",
    body: workspaceChange,
    answer: workspaceView,
    handle: async ({ database, caller, clock, body, ifMatch }) => {
      if (ifMatch === null) return refuse("workspace.if_match_missing", {}, { status: 428 });
      const { workspaceId, actor, kind } = caller;
      return inWorkspace(database, workspaceId, async (tx) => {
        const before = await findWorkspace(tx, workspaceId);
        const changed = await updateWorkspace(tx, workspaceId, ifMatch, body);
        if (!changed) return refuse("workspace.changed_meanwhile", {}, { status: 412 });
        const change = { workspaceId, actor, actorKind: kind, action: "workspace.changed" } as const;
        await recordChange(tx, { ...change, subject: workspaceId, details: body }, clock.now());
        if (before?.currency !== changed.currency || before.zone !== changed.zone)
          await queueTask(tx, { workspaceId, kind: moneyChanged, key: "all", input: {} }, clock.now());
        if (before?.country !== changed.country)
          await queueTask(tx, { workspaceId, kind: countryChanged, key: "all", input: {} }, clock.now());
        return changed;
      });
    },
  }),
];

/** A caller's workspace always stands; only a bug leads here. */
function gone(): never {
  throw new Error("the caller's workspace does not exist");
}
