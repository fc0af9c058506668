import type { Manifest } from "#platform/manifest";

export { fileFacts, fileOddities } from "./facts.store.ts";
export type { FileFacts } from "./facts.store.ts";
export { importOrders } from "./import.ts";
export type { ImportStep } from "./import.ts";
export type { Import } from "./job.ts";

export const manifest: Manifest = {
  name: "identify/imports",
  purpose: "Takes a file that was understood into the record, set by set.",
  tables: [
    { name: "identify.staged_row", key: "local", merge: "none", erase: "delete" },
    { name: "identify.staged_line", key: "local", merge: "none", erase: "delete" },
    { name: "identify.staged_document", key: "local", merge: "none", erase: "delete" },
  ],
  emits: ["order.placed", "order.refunded", "order.cancelled"],
  on: [],
  fills: [],
  words: { es: {}, en: {} },
};
