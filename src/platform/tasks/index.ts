import type { Manifest } from "#platform/manifest";
import { routes } from "./tasks.routes.ts";
import { words } from "./tasks.words.ts";

export { taskKind } from "./kind.ts";
export type { TaskKind, TaskWork } from "./kind.ts";
export { forgetTasks, queueTask } from "./task.store.ts";
export type { NewTask } from "./task.store.ts";
export { work, workOnce } from "./worker.ts";
export type { Work } from "./worker.ts";

export const manifest: Manifest = {
  name: "platform/tasks",
  purpose: "Work that goes on after the answer, once, also through a process that dies.",
  tables: [{ name: "platform.task", key: "local", merge: "none", erase: "delete" }],
  emits: [],
  on: [],
  fills: [],
  routes,
  words,
};
