import type { Manifest } from "#platform/manifest";
import { exportCustomers } from "./extracts.routes.ts";

export const manifest: Manifest = {
  name: "identify/extracts",
  purpose: "Takes a list of customers out as a file, of any size.",
  tables: [],
  emits: [],
  on: [],
  fills: [],
  routes: [exportCustomers],
  words: { es: {}, en: {} },
};
