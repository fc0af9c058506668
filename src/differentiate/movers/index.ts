import type { Manifest } from "#platform/manifest";
import { routes } from "./movers.routes.ts";
import { words } from "./movers.words.ts";

export const manifest: Manifest = {
  name: "differentiate/movers",
  purpose: "Who went to another stage or tier between two dates, what that is worth and why.",
  tables: [],
  emits: [],
  on: [],
  fills: [],
  routes,
  words,
};
