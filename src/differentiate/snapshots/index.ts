import { fill, type Manifest } from "#platform/manifest";
import { taskKind } from "#platform/tasks";
import { figureTask } from "./answer.ts";
import { routes } from "./snapshots.routes.ts";
import { words } from "./snapshots.words.ts";

export { isLarge } from "./snapshot.store.ts";

export const manifest: Manifest = {
  name: "differentiate/snapshots",
  purpose: "Answers what customers are worth at any date, and keeps the answers for as long as they hold.",
  tables: [{ name: "differentiate.snapshot", key: "config", merge: "none", erase: "keep" }],
  emits: [],
  on: [],
  fills: [fill(taskKind, figureTask)],
  routes,
  words,
};
