import { callerOfSession, type SessionSettings } from "#access/accounts";
import { callerOfKey } from "#access/keys";
import type { Api } from "#platform/http";
import { isRefusal, refuse } from "#platform/refusals";

/** Who calls: `Authorization: Bearer <key>`, else the session's cookie. A header that is there must hold. */
export function authenticateBy(settings: SessionSettings): Api["authenticate"] {
  return async ({ headers, database, clock, workspace }) => {
    const authorization = headers.get("authorization");
    if (authorization === null) return callerOfSession(database, settings, headers, workspace);
    const key = /^Bearer +(\S+)\s*$/i.exec(authorization)?.[1];
    if (!key) return refuse("access.sign_in_needed", {}, { status: 401 });
    const caller = await callerOfKey(database, key, clock.now());
    return isRefusal(caller) ? caller : { caller, headers: [] };
  };
}
