import type { Manifest } from "#platform/manifest";
import { getCustomerCount, getCustomerFields, getCustomers } from "./finding.routes.ts";
import { words } from "./finding.words.ts";

export { customersQuery } from "./finding.contract.ts";
export { withAsked } from "./finding.routes.ts";
export { listCustomers } from "./list.store.ts";
export type { Page } from "./list.store.ts";
export type { Place } from "./order.ts";
export { customerSet, defineSet } from "./set.ts";
export type { CustomerSet } from "./set.ts";

export const manifest: Manifest = {
  name: "identify/finding",
  purpose: "Finds customers: by search, by filters, by belonging to a set, sorted and page by page.",
  tables: [],
  emits: [],
  on: [],
  fills: [],
  routes: [getCustomers, getCustomerCount, getCustomerFields],
  words,
};
