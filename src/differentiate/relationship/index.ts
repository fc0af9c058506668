import type { Manifest } from "#platform/manifest";
import { getRelationship } from "./relationship.routes.ts";

export const manifest: Manifest = {
  name: "differentiate/relationship",
  purpose:
    "Where one customer stands: their rhythm and what their silence means, their worth and the tier above.",
  tables: [],
  emits: [],
  on: [],
  fills: [],
  routes: [getRelationship],
  words: { es: {}, en: {} },
};
