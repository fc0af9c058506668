import { fill, type Manifest } from "#platform/manifest";
import { taskKind } from "#platform/tasks";
import { importTask } from "./work.ts";

export const manifest: Manifest = {
  name: "identify/recording",
  purpose:
    "Tries, records and takes back imports in portions that a dying process neither loses nor doubles.",
  tables: [],
  emits: [],
  on: [],
  fills: [fill(taskKind, importTask)],
  words: { es: {}, en: {} },
};
