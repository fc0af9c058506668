import type { Manifest } from "#platform/manifest";
import { lifecycle } from "./lifecycle.reaction.ts";
import { words } from "./lifecycle.words.ts";
import { routes } from "./partner.routes.ts";

export { asOf, asOfDay, dayOf, isReturn, isSale } from "./as_of.ts";
export type { AsOf } from "./as_of.ts";
export { withHashJoins } from "./hash_joins.ts";
export { lifecycleAt, lifecycleSettingsOf, stagesOf } from "./lifecycle.store.ts";
export type { CustomerStage } from "./lifecycle.store.ts";
export { findStages, refreshLifecycle } from "./lifecycle.reaction.ts";
export { stages as stageOfEach } from "./stage.sql.ts";
export { lifecycleAt as lifecycleAtShape, lifecycleSettings } from "./lifecycle.contract.ts";
export type { LifecycleAt, LifecycleSettings, Stage, StageCount } from "./lifecycle.contract.ts";
export { words };

export const manifest: Manifest = {
  name: "differentiate/lifecycle",
  purpose: "Where each customer stands in the relationship, from first order to defection and back.",
  tables: [
    { name: "differentiate.lifecycle_setting", key: "config", merge: "none", erase: "keep" },
    { name: "differentiate.partner", key: "customer", merge: "rekey", erase: "delete" },
    { name: "differentiate.rhythm", key: "config", merge: "none", erase: "keep" },
    { name: "differentiate.lifecycle_state", key: "customer", merge: "rebuild", erase: "delete" },
  ],
  emits: ["customer.stage_changed"],
  on: [lifecycle],
  fills: [],
  routes,
  words,
};
