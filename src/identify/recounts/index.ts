import type { Manifest } from "#platform/manifest";

export { recount, type Recount } from "./recount.ts";
export { recountDue, recountWhenDue } from "./recounting.ts";
export { askRecount, countedAt } from "./recounts.store.ts";
export type { Counted } from "./recounts.store.ts";

export const manifest: Manifest = {
  name: "identify/recounts",
  purpose: "Finds kept counts again from the facts when facts came past the outbox.",
  tables: [{ name: "identify.recounted", key: "config", merge: "none", erase: "keep" }],
  emits: [],
  on: [],
  fills: [],
  words: { es: {}, en: {} },
};
