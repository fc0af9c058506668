import type { Manifest } from "#platform/manifest";
import { words } from "./sheets.words.ts";

export { unfoldSheet } from "./unfold.ts";

export const manifest: Manifest = {
  name: "identify/sheets",
  purpose: "Makes a table of text of a spreadsheet, within limits that no archive can talk its way past.",
  tables: [],
  emits: [],
  on: [],
  fills: [],
  words,
};
