import type { Manifest } from "#platform/manifest";

export { findWorkspace, insertWorkspace } from "./workspace.store.ts";
export type { Workspace } from "./workspace.store.ts";

export const manifest: Manifest = {
  name: "access/workspaces",
  purpose: "The businesses of an installation, each with its zone and home currency.",
  tables: [{ name: "access.workspace", key: "config", merge: "none", erase: "keep" }],
  emits: [],
  on: [],
  fills: [],
  words: { es: {}, en: {} },
};
