import { fill, type Manifest } from "#platform/manifest";
import { taskKind } from "#platform/tasks";
import { rereadNumbers } from "./reread.task.ts";

export const manifest: Manifest = {
  name: "identify/rereading",
  purpose:
    "Reads numbers again that were kept as bare digits, once the workspace's country is known or another.",
  tables: [],
  emits: [],
  on: [],
  fills: [fill(taskKind, rereadNumbers)],
  words: { es: {}, en: {} },
};
