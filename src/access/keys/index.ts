import type { Manifest } from "#platform/manifest";
import { words } from "./keys.words.ts";
import { routes } from "./keys.routes.ts";

export { callerOfKey } from "./authenticate.ts";
export { issueKey } from "./issue.ts";

export const manifest: Manifest = {
  name: "access/keys",
  purpose: "API keys: what a program proves itself with.",
  tables: [{ name: "access.api_key", key: "config", merge: "none", erase: "keep" }],
  emits: [],
  on: [],
  fills: [],
  routes,
  words,
};
