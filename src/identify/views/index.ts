import type { Manifest } from "#platform/manifest";
import { routes } from "./views.routes.ts";
import { words } from "./views.words.ts";

export const manifest: Manifest = {
  name: "identify/views",
  purpose: "Saved lists of customers: a question with a name, one's own or the workspace's.",
  tables: [{ name: "identify.customer_view", key: "config", merge: "none", erase: "keep" }],
  emits: [],
  on: [],
  fills: [],
  routes,
  words,
};
