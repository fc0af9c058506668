import type { Manifest } from "#platform/manifest";

export {
  claimsOf,
  claimsOfOthers,
  forgetClaims,
  nextClaims,
  nobody,
  recordItself,
  writeClaims,
} from "./claim.store.ts";
export type { Claim, FactKey } from "./claim.store.ts";
export { forgetPeople, resolveClaimed } from "./people.store.ts";
export type { Claiming } from "./people.store.ts";
export { sharesOf } from "./provenance.store.ts";
export type { Share } from "./provenance.store.ts";

export const manifest: Manifest = {
  name: "identify/claims",
  purpose: "Which import said which fact, so that each import can be undone as if it had never been.",
  tables: [{ name: "identify.import_claim", key: "customer", merge: "rekey", erase: "delete" }],
  emits: [],
  on: [],
  fills: [],
  words: { es: {}, en: {} },
};
