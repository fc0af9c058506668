import type { Manifest } from "#platform/manifest";
import { routes } from "./workspaces.routes.ts";
import { words } from "./workspaces.words.ts";

export { countryChanged } from "./country_changed.ts";
export { moneyChanged } from "./money_changed.ts";
export { findWorkspace, insertWorkspace } from "./workspace.store.ts";
export type { Workspace } from "./workspace.store.ts";
export { currency, isCountry, zone } from "./workspaces.contract.ts";

export const manifest: Manifest = {
  name: "access/workspaces",
  purpose: "The businesses of an installation, each with its zone and home currency.",
  tables: [{ name: "access.workspace", key: "config", merge: "none", erase: "keep" }],
  emits: [],
  on: [],
  fills: [],
  routes,
  words,
};
