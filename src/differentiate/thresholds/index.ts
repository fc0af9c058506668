import { fill, type Manifest } from "#platform/manifest";
import { taskKind } from "#platform/tasks";
import { previewTask } from "./preview.ts";
import { routes } from "./thresholds.routes.ts";
import { words } from "./thresholds.words.ts";

export const manifest: Manifest = {
  name: "differentiate/thresholds",
  purpose: "The thresholds of lifecycle and pyramid, and who would move before they are changed.",
  tables: [],
  emits: [],
  on: [],
  fills: [fill(taskKind, previewTask)],
  routes,
  words,
};
