import type { Manifest } from "#platform/manifest";
import { words } from "./files.words.ts";

/**
 * Understands a business's order file, whatever it looks like, and reads it row by row: nothing to configure, every
 * decision said, every unreadable row named. No database: whoever reads decides where rows go.
 */
export { namesOf, recordsOf, scanTable } from "./scan.ts";
export type { ScannedTable, TablePlace } from "./scan.ts";
export { decideDates, decideStyle, styled } from "./plan.ts";
export { understandFile, understandTable } from "./understand.ts";
export type { UnderstandOptions, UnderstoodFile } from "./understand.ts";
export { readOrderRows } from "./read.ts";
export type { ReadOptions } from "./read.ts";
export { RowReader } from "./rows.ts";
export type { OrderRow } from "./rows.ts";
export type { Kind } from "./classes.ts";
export type { LineClass } from "./classes.ts";
export { oddities, roles } from "./understanding.contract.ts";
export type { Oddity, OddRow, Rejection, Role, Understanding } from "./understanding.contract.ts";

export const manifest: Manifest = {
  name: "identify/files",
  purpose: "Understands a business's order file, whatever its dialect, and reads its rows.",
  tables: [],
  emits: [],
  on: [],
  fills: [],
  words,
};
