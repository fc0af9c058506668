import { reportSection } from "#kit/section";
import { fillSlot } from "#platform/manifest/web";
import type { SlotFill } from "#platform/manifest/web";
import { cohortsSection } from "./cohorts.section.ts";
import { pyramidSection } from "./pyramid.section.ts";
import { rfmSection } from "./rfm.section.ts";
import { trendSection } from "./trend.section.ts";

export { tierMark } from "./value.section.ts";
export { tiers } from "./value.contract.ts";
export { words } from "./value.words.ts";

/** What value brings to the pages. */
export const fills: readonly SlotFill[] = [pyramidSection, rfmSection, cohortsSection, trendSection].map(
  (section) => fillSlot(reportSection, section),
);
