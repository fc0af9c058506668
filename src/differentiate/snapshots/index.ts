import { fill, type Manifest } from "#platform/manifest";
import { taskKind } from "#platform/tasks";
import { figureTask } from "./answer.ts";
import { setFills } from "./set_fills.ts";
import { routes } from "./snapshots.routes.ts";
import { words } from "./snapshots.words.ts";

export { answerFigure, findFigure } from "./answer.ts";
export type { Found } from "./answer.ts";
export type { Figure } from "./figure.ts";
export { atQuery, changesQuery, head } from "./snapshots.contract.ts";
export { between } from "./snapshots.routes.ts";
export { isLarge, membersOf } from "./snapshot.store.ts";

export const manifest: Manifest = {
  name: "differentiate/snapshots",
  purpose: "Answers what customers are worth at any date, and keeps the answers for as long as they hold.",
  tables: [
    { name: "differentiate.snapshot", key: "config", merge: "none", erase: "keep" },
    { name: "differentiate.kept_member", key: "customer", merge: "rebuild", erase: "delete" },
  ],
  emits: [],
  on: [],
  fills: [fill(taskKind, figureTask), ...setFills],
  routes,
  words,
};
