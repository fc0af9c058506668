import type { Manifest } from "#platform/manifest";
import { fill } from "#platform/manifest";
import { recount } from "#identify/recounts";
import { exportCustomers } from "./export.routes.ts";
import { getCustomerCount, getCustomerFields, getCustomers } from "./finding.routes.ts";
import { vocabulary } from "./spelling.store.ts";
import { words } from "./finding.words.ts";

export { customerSet, defineSet } from "./set.ts";
export type { CustomerSet } from "./set.ts";

export const manifest: Manifest = {
  name: "identify/finding",
  purpose: "Finds customers: by search, by filters, by belonging to a set, sorted and page by page.",
  tables: [{ name: "identify.search_word", key: "value", merge: "none", erase: "delete" }],
  emits: [],
  on: [],
  fills: [fill(recount, vocabulary)],
  routes: [getCustomers, getCustomerCount, getCustomerFields, exportCustomers],
  words,
};
