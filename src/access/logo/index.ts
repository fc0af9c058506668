import type { Manifest } from "#platform/manifest";
import { routes } from "./logo.routes.ts";
import { words } from "./logo.words.ts";

export { workspaceLogo } from "./logo.store.ts";
export type { Logo } from "./logo.store.ts";

export const manifest: Manifest = {
  name: "access/logo",
  purpose: "A business's logo, shown beside its name and on its reports.",
  tables: [{ name: "access.workspace_logo", key: "config", merge: "none", erase: "keep" }],
  emits: [],
  on: [],
  fills: [],
  routes,
  words,
};
