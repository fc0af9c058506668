import type { Manifest } from "#platform/manifest";
import { routes } from "./value_report.routes.ts";
import { words } from "./value_report.words.ts";

export const manifest: Manifest = {
  name: "app/value-report",
  purpose: "The value of the customers at a date as a document to print: the figures of Value, page by page.",
  tables: [],
  emits: [],
  on: [],
  fills: [],
  routes,
  words,
};
