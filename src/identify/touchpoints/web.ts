import type { SlotFill } from "#platform/manifest/web";

export { channelIcon, channelName, phaseName, touchesOf } from "./touches.ts";
export type { Touch, TouchOf } from "./touches.ts";
export { channels, phases, touchpoints } from "./touchpoints.contract.ts";
export type { Channel, Phase, Touchpoint, Touchpoints } from "./touchpoints.contract.ts";
export { words as pageWords } from "./touchpoints.page.words.ts";

/** What touchpoints bring to the pages. */
export const fills: readonly SlotFill[] = [];
