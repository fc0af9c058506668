import type { Manifest } from "#platform/manifest";
import { words } from "./national.words.ts";

/** @public */
export { readEmail } from "./email.ts";
export type { Email } from "./email.ts";
/** @public */
export { displayNationalId, readNationalId } from "./national_id.ts";
export type { IdKind, NationalId } from "./national_id.ts";
/** @public */
export { splitName } from "./person_name.ts";
export type { NameParts } from "./person_name.ts";
/** @public */
export { displayPhone, readPhone } from "./phone.ts";
export type { Phone } from "./phone.ts";
/** @public */
export { readPostalCode } from "./postal.ts";
export type { PostalCode } from "./postal.ts";
/** @public */
export { recognise } from "./recognise.ts";
export { searchWords } from "./search_words.ts";
export type { Recognised, Shares } from "./recognise.ts";

export const manifest: Manifest = {
  name: "identify/national",
  purpose: "What each country writes in its own way: phones, national ids, surnames, postal codes.",
  tables: [],
  emits: [],
  on: [],
  fills: [],
  words,
};
