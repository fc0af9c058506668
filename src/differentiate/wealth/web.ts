import { reportSection } from "#kit/section";
import { fillSlot } from "#platform/manifest/web";
import type { SlotFill } from "#platform/manifest/web";
import { wealthSection } from "./wealth.section.ts";

export { wealth } from "./wealth.contract.ts";
export type { Wealth } from "./wealth.contract.ts";
export { marked, shareOf, tabled } from "./wealth.section.ts";
export { words } from "./wealth.words.ts";

/** What the share of wealth brings to the pages. */
export const fills: readonly SlotFill[] = [fillSlot(reportSection, wealthSection)];
