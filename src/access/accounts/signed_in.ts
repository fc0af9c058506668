import { type Database, inEngine, inWorkspace } from "#platform/database";
import type { Caller } from "#platform/http";
import { isId } from "#platform/ids";
import { refuse, type Refusal } from "#platform/refusals";
import { findPerson, hasAccounts, membershipsOf, roleIn } from "./account.store.ts";
import type { SessionView } from "./accounts.contract.ts";
import { rightsOf } from "./accounts.policy.ts";
import type { Sessions, SessionSettings } from "./sessions.ts";

const opened = new WeakMap<Database, Promise<Sessions>>();

/** The sessions of a database: after a restart it is another one. One installation, one set of settings a process. */
export function sessionsIn(database: Database, settings: SessionSettings): Promise<Sessions> {
  const known = opened.get(database);
  if (known) return known;
  const fresh = import("./sessions.ts").then(({ sessionsOf }) => sessionsOf(database, settings));
  opened.set(database, fresh);
  return fresh;
}

/**
 * Who a session's cookie stands for in the workspace that the request names. Refuses `access.sign_in_needed` (401),
 * `access.workspace_missing` (400) and `access.not_member` (403).
 */
export async function callerOfSession(
  database: Database,
  settings: SessionSettings,
  headers: Headers,
  workspaceId: string | null,
): Promise<{ caller: Caller; headers: readonly (readonly [string, string])[] } | Refusal> {
  const found = headers.has("cookie") ? await (await sessionsIn(database, settings)).find(headers) : null;
  if (!found) return refuse("access.sign_in_needed", {}, { status: 401 });
  if (!workspaceId) return refuse("access.workspace_missing");
  const { userId } = found;
  const role = isId(workspaceId)
    ? await inWorkspace(database, workspaceId, (tx) => roleIn(tx, workspaceId, userId))
    : null;
  if (!role) return refuse("access.not_member", {}, { status: 403 });
  const caller: Caller = { workspaceId, actor: userId, kind: "user", rights: rightsOf(role) };
  return { caller, headers: found.headers };
}

/** Whether the first run is still to come. */
export async function isSetupNeeded(database: Database): Promise<boolean> {
  return !(await inEngine(database, hasAccounts));
}

/** Who somebody is and where they may work as what. */
export async function viewOf(database: Database, userId: string): Promise<SessionView | null> {
  return inEngine(database, async (tx) => {
    const user = await findPerson(tx, userId);
    if (!user) return null;
    const workspaces = await membershipsOf(tx, userId);
    return { user, workspaces: workspaces.map((one) => ({ ...one, rights: [...rightsOf(one.role)] })) };
  });
}
