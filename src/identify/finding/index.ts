import type { Manifest } from "#platform/manifest";
import { getCustomers } from "./finding.routes.ts";
import { words } from "./finding.words.ts";

export { customerSet, defineSet } from "./set.ts";
export type { CustomerSet } from "./set.ts";

export const manifest: Manifest = {
  name: "identify/finding",
  purpose: "Finds customers: by search, by filters, by belonging to a set, sorted and page by page.",
  tables: [],
  emits: [],
  on: [],
  fills: [],
  routes: [getCustomers],
  words,
};
