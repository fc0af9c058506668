import type { Manifest } from "#platform/manifest";

export { fileFacts, fileOddities, rowFacts } from "./facts.store.ts";
export type { FileFacts } from "./facts.store.ts";
export { importOrders } from "./import.ts";
export type { ImportStep } from "./import.ts";
export type { Import, OrderLoad } from "./job.ts";
export { countStaged, forgetStaged, stageOrders } from "./load.ts";
export { compareWindow, recordWindow } from "./record_window.ts";
export { undoOrders } from "./undo_orders.ts";
export type { Undoing } from "./undo_orders.ts";
export { countStrangers, type Window } from "./window.store.ts";
export {
  importKinds,
  importList,
  importMapping,
  importPath,
  importsQuery,
  importView,
  legalBases,
  mappingPath,
  provenance,
  provenancePath,
  savedMappings,
  uploadQuery,
} from "./imports.contract.ts";
export type {
  ImportColumn,
  ImportCounts,
  ImportMapping,
  ImportState,
  ImportSummary,
  ImportUnderstanding,
  ImportView,
  LegalBasis,
  Provenance,
} from "./imports.contract.ts";

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
