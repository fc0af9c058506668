export { words } from "./freshness.words.ts";
export { askingList, confirmed, customerFreshness, fieldRule, freshness } from "./freshness.contract.ts";
export type {
  Ask,
  Asking,
  CustomerFreshness,
  FieldFreshness,
  FieldRule,
  Freshness,
  Lack,
} from "./freshness.contract.ts";
