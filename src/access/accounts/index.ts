import type { Manifest } from "#platform/manifest";
import { words } from "./accounts.words.ts";

export { keyRights, rightsOf, roles } from "./accounts.policy.ts";
export type { Right, Role } from "./accounts.policy.ts";
export { founding } from "./accounts.contract.ts";
export { establish } from "./establish.ts";
export type { Founded, Founding } from "./establish.ts";
export { openRoutes } from "./open.routes.ts";
export type { SessionSettings } from "./sessions.ts";
export { callerOfSession, isSetupNeeded } from "./signed_in.ts";

export const manifest: Manifest = {
  name: "access/accounts",
  purpose: "People: how they sign in, where they work and what they may do there.",
  tables: [
    { name: "access.app_user", key: "local", merge: "none", erase: "keep" },
    { name: "access.session", key: "local", merge: "none", erase: "keep" },
    { name: "access.credential", key: "local", merge: "none", erase: "keep" },
    { name: "access.verification", key: "local", merge: "none", erase: "keep" },
    { name: "access.member", key: "config", merge: "none", erase: "keep" },
  ],
  emits: [],
  on: [],
  fills: [],
  words,
};
