import { reportSection } from "#kit/section";
import { fillSlot } from "#platform/manifest/web";
import type { SlotFill } from "#platform/manifest/web";
import { lifecycleSection } from "./lifecycle.section.ts";

export { stageMark } from "./marks.section.ts";
export { stages } from "./lifecycle.contract.ts";
export { words } from "./lifecycle.words.ts";

/** What the lifecycle brings to the pages. */
export const fills: readonly SlotFill[] = [fillSlot(reportSection, lifecycleSection)];
