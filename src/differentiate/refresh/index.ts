import { fill, type Manifest } from "#platform/manifest";
import { taskKind } from "#platform/tasks";
import { refreshTask } from "./refresh.ts";

export { queueRefresh, refreshDue, refreshWhenDue } from "./refresh.ts";
export type { Refreshing } from "./refresh.ts";

export const manifest: Manifest = {
  name: "differentiate/refresh",
  purpose:
    "Finds everyone's stage and tier again when the day turns, thresholds change or others' orders move them.",
  tables: [{ name: "differentiate.refreshed", key: "config", merge: "none", erase: "keep" }],
  emits: [],
  on: [],
  fills: [fill(taskKind, refreshTask)],
  words: { es: {}, en: {} },
};
