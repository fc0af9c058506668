import type { Manifest } from "#platform/manifest";

export { recordTraits, resolveIdentities } from "./customer.store.ts";
export type { Relation, Trait } from "./customer.store.ts";
export { isShared } from "./shared.ts";

export const manifest: Manifest = {
  name: "identify/customers",
  purpose: "Who each customer is: profiles, the identities they are known by, traits and counts.",
  tables: [
    { name: "identify.profile", key: "value", merge: "rekey", erase: "delete" },
    { name: "identify.identity", key: "value", merge: "none", erase: "delete" },
    { name: "identify.customer", key: "customer", merge: "rebuild", erase: "anonymise" },
  ],
  emits: [],
  on: [],
  fills: [],
  words: { es: {}, en: {} },
};
