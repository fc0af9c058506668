import type { Manifest } from "#platform/manifest";

export { ensureSource, sourcesOf } from "./source.store.ts";
export type { Source } from "./source.store.ts";

export const manifest: Manifest = {
  name: "identify/sources",
  purpose: "Where the record's facts come from: files, the API, the demo.",
  tables: [{ name: "identify.source", key: "config", merge: "none", erase: "keep" }],
  emits: [],
  on: [],
  fills: [],
  words: { es: {}, en: {} },
};
