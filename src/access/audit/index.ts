import type { Manifest } from "#platform/manifest";
import { routes } from "./audit.routes.ts";

export { recordChange } from "./audit.store.ts";
export type { Change } from "./audit.store.ts";

export const manifest: Manifest = {
  name: "access/audit",
  purpose: "Who changed what, and when.",
  tables: [{ name: "access.audit", key: "config", merge: "none", erase: "keep" }],
  emits: [],
  on: [],
  fills: [],
  routes,
  words: { es: {}, en: {} },
};
