import type { SlotFill } from "#platform/manifest/web";

export { channelIcon, channelName, phaseName, touchesOf } from "./touches.ts";
export type { Touch, TouchOf } from "./touches.ts";
export { channels, phases, touchpoint, touchpoints } from "./touchpoints.contract.ts";
export type { Channel, Phase, Touchpoint, TouchpointChange, Touchpoints } from "./touchpoints.contract.ts";
export { words as pageWords } from "./touchpoints.page.words.ts";

/** Nothing of its own on the pages: others show what it knows. */
export const fills: readonly SlotFill[] = [];
