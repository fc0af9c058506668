import { z } from "zod";
import { recordChange } from "#access/audit";
import { inWorkspace, type Tx } from "#platform/database";
import { defineRoute, type Request } from "#platform/http";
import { refuse, type Refusal } from "#platform/refusals";
import { countViews, deleteView, findView, insertView, readViews, updateView } from "./view.store.ts";
import { newView, type View, view, viewChange, viewPath, views } from "./views.contract.ts";

const place = { right: "customers.read", tag: "Customers" } as const;
/** Of one person; more are no help to anybody. */
const mostViews = 200;

type Asking = Request<unknown, unknown, unknown>;

export const routes = [
  defineRoute({
    ...place,
    method: "get",
    path: "/api/views",
    summary: "Saved lists of customers: one's own and those shared with the workspace, by name.",
    answer: views,
    handle: async ({ database, caller }) => ({
      items: await inWorkspace(database, caller.workspaceId, (tx) => readViews(tx, caller)),
      next: null,
    }),
  }),
  defineRoute({
    ...place,
    method: "post",
    path: "/api/views",
    summary: "Saves a list of customers under a name: what it asks for, its order and columns.",
    body: newView,
    answer: view,
    handle: async (request) => {
      const { database, caller, clock, body } = request;
      if (body.shared && !maySay(request)) return refuse("views.sharing_forbidden", {}, { status: 403 });
      return inWorkspace(database, caller.workspaceId, async (tx) => {
        if ((await countViews(tx, caller)) >= mostViews) return refuse("views.beyond", { most: mostViews });
        const made = await insertView(tx, caller, body, clock.now());
        await note(tx, request, "view.created", made);
        return made;
      });
    },
  }),
  defineRoute({
    ...place,
    method: "patch",
    path: "/api/views/{viewId}",
    summary: "Changes a saved list. If-Match names the version that was read.",
    params: viewPath,
    body: viewChange,
    answer: view,
    handle: async (request) => {
      const { database, caller, clock, body, ifMatch, params } = request;
      if (ifMatch === null) return refuse("views.if_match_missing", {}, { status: 428 });
      return inWorkspace(database, caller.workspaceId, async (tx) => {
        const before = await mine(tx, request, params.viewId, body.shared === true);
        if ("refused" in before) return before;
        const named = { viewId: params.viewId, version: ifMatch };
        const changed = await updateView(tx, caller, named, body, clock.now());
        if (!changed) return refuse("views.changed_meanwhile", {}, { status: 412 });
        await note(tx, request, "view.changed", changed);
        return changed;
      });
    },
  }),
  defineRoute({
    ...place,
    method: "delete",
    path: "/api/views/{viewId}",
    summary: "Deletes a saved list; the customers stay.",
    params: viewPath,
    answer: z.null(),
    handle: async (request) =>
      inWorkspace(request.database, request.caller.workspaceId, async (tx) => {
        const before = await mine(tx, request, request.params.viewId, false);
        if ("refused" in before) return before;
        await deleteView(tx, request.caller, before.viewId);
        await note(tx, request, "view.deleted", before);
        return null;
      }),
  }),
];

/** What everybody sees is said by whoever may write on customers; one's own views are one's own. */
function maySay({ caller }: Pick<Asking, "caller">): boolean {
  return caller.rights.has("customers.write");
}

async function mine(tx: Tx, request: Asking, viewId: string, toShare: boolean): Promise<View | Refusal> {
  const found = await findView(tx, request.caller, viewId);
  if (!found) return refuse("views.unknown", {}, { status: 404 });
  const isOthers = found.shared || !found.mine || toShare;
  return isOthers && !maySay(request) ? refuse("views.sharing_forbidden", {}, { status: 403 }) : found;
}

async function note(tx: Tx, { caller, clock }: Asking, action: string, { viewId, name, shared }: View) {
  const { workspaceId, actor, kind } = caller;
  const change = { workspaceId, actor, actorKind: kind, action, subject: viewId, details: { name, shared } };
  await recordChange(tx, change, clock.now());
}
