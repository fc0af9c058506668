import type { Manifest } from "#platform/manifest";
import { words } from "./loads.words.ts";

export {
  deleteLoad,
  findLoad,
  forgetOldFiles,
  insertLoad,
  listLoads,
  loadsOf,
  momentOf,
  namesOf,
  noCounts,
  updateLoad,
  workKind,
} from "./load.store.ts";
export type { Load, Progress, Reason, Told, Understood } from "./load.store.ts";
export { kindOf, look } from "./look.ts";
export type { Looking } from "./look.ts";
export { forgetMapping, listMappings, rememberMapping } from "./mapping.store.ts";
export { csvLine, forgetRefused, keepRefused, reasonsOf, refusedAfter } from "./refusal.store.ts";
export type { RefusedRow } from "./refusal.store.ts";
export { unpackAt } from "./understand.ts";
export type { LoadPlan } from "./understand.ts";

export const manifest: Manifest = {
  name: "identify/loads",
  purpose: "What is kept of every import: its file, what was understood, how far it is, what was refused.",
  tables: [
    { name: "identify.import", key: "config", merge: "none", erase: "keep" },
    { name: "identify.import_refusal", key: "local", merge: "none", erase: "delete" },
    { name: "identify.import_mapping", key: "config", merge: "none", erase: "keep" },
  ],
  emits: [],
  on: [],
  fills: [],
  words,
};
