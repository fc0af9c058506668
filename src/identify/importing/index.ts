import type { Manifest } from "#platform/manifest";
import { routes } from "./importing.routes.ts";
import { keptRoutes } from "./kept.routes.ts";

export { check, correct, run, undo } from "./steps.ts";
export { refusedCsv } from "./refused.ts";
export { workspaceNamed } from "./workspace.store.ts";
export { takeFile } from "./take_file.ts";

export const manifest: Manifest = {
  name: "identify/importing",
  purpose: "What people and programs do with files: send, correct, try, record, stop, take back.",
  tables: [],
  emits: [],
  on: [],
  fills: [],
  routes: [...routes, ...keptRoutes],
  words: { es: {}, en: {} },
};
