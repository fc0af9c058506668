import type { Manifest } from "#platform/manifest";
import { getCustomer } from "./customers.routes.ts";
import { words } from "./customers.words.ts";

export {
  hasCustomer,
  indexInPortions,
  recordOwnTraits,
  recordTraits,
  resolveIdentities,
} from "./customer.store.ts";
export { customerList } from "./customers.contract.ts";
export type { CustomerList, CustomerSummary } from "./customers.contract.ts";
export type { Relation, Trait } from "./customer.store.ts";
export { identitiesIn } from "./identity.ts";
export type { Identity, IdentityKind } from "./identity.ts";
export type { Person } from "./identity.store.ts";
export { findPeople, resolve } from "./resolve.ts";
export type { Asking, Resolved } from "./resolve.ts";
export { isShared } from "./shared.ts";
export { countrySaid, traitsIn } from "./trait.ts";

export const manifest: Manifest = {
  name: "identify/customers",
  purpose: "Who each customer is: profiles, the identities they are known by, traits and counts.",
  tables: [
    { name: "identify.profile", key: "value", merge: "rekey", erase: "delete" },
    { name: "identify.identity", key: "value", merge: "none", erase: "delete" },
    { name: "identify.customer", key: "customer", merge: "rebuild", erase: "anonymise" },
    { name: "identify.customer_search", key: "customer", merge: "rebuild", erase: "delete" },
  ],
  emits: [],
  on: [],
  fills: [],
  routes: [getCustomer],
  words,
};
