import type { Manifest } from "#platform/manifest";
import { words } from "./value.words.ts";

export {
  cohortsAt,
  concentrationAt,
  pyramidAt,
  repeatRateAt,
  rfmAt,
  tiersOf,
  trendAt,
  valueAt,
} from "./value.store.ts";
export type { Asked } from "./value.store.ts";
export {
  buyers,
  monthOf,
  type Period,
  periodUpTo,
  valueRanks,
  valueSettingsOf,
  worth,
} from "./period.sql.ts";
export { tierByCut, tierOfEach } from "./pyramid.sql.ts";
export { rfmScores } from "./rfm.sql.ts";
export { valueAt as valueAtShape, valueSettings } from "./value.contract.ts";
export type {
  CohortRow,
  Concentration,
  MonthRow,
  PyramidRow,
  RfmCell,
  Tier,
  ValueAt,
  ValueSettings,
} from "./value.contract.ts";
export { words };

export const manifest: Manifest = {
  name: "differentiate/value",
  purpose: "What customers are worth over a period: the pyramid, RFM, concentration, cohorts and the trend.",
  tables: [{ name: "differentiate.value_setting", key: "config", merge: "none", erase: "keep" }],
  emits: [],
  on: [],
  fills: [],
  words,
};
