import { recount } from "#identify/recounts";
import { fill, type Manifest } from "#platform/manifest";
import { vocabulary } from "./spelling.store.ts";

export { isOneEdit } from "./spelling.ts";
export type { Spelled } from "./spelling.ts";
export { spell, vocabulary } from "./spelling.store.ts";

export const manifest: Manifest = {
  name: "identify/spelling",
  purpose: "The words that customers are known by, and which of them a slip of the keyboard may have meant.",
  tables: [{ name: "identify.search_word", key: "value", merge: "none", erase: "delete" }],
  emits: [],
  on: [],
  fills: [fill(recount, vocabulary)],
  words: { es: {}, en: {} },
};
