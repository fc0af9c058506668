import { fill, type Manifest } from "#platform/manifest";
import { customersKind } from "./customers.kind.ts";
import { eventsKind } from "./events.kind.ts";
import { importKind } from "./kind.ts";
import { words } from "./kinds.words.ts";

export { RowCells } from "./cells.ts";
export type { RowPlan } from "./cells.ts";
/** @public */
export { factKind } from "./facts.ts";
export type { Fact, FactKeeping, StandingFact } from "./facts.ts";
/** @public */
export { defineKind } from "./kind.ts";
export { importKind } from "./kind.ts";
export type { ImportKind, RoleSpec, RowLoad, RowSaid, Shown, Tally } from "./kind.ts";
/** @public */
export { identitiesOf, identityRoles } from "./people_roles.ts";
export { drawRowPlan } from "./plan.ts";
export type { DrawnPlan, Home } from "./plan.ts";

export const manifest: Manifest = {
  name: "identify/kinds",
  purpose: "The kinds of rows that files bring: customers, events and consents, and what other slices add.",
  tables: [],
  emits: ["consent.given", "consent.denied", "consent.withdrawn"],
  on: [],
  fills: [fill(importKind, customersKind), fill(importKind, eventsKind)],
  words,
};
