import { fillSlot, navItem, page, settingsPage } from "#platform/manifest/web";
import type { SlotFill } from "#platform/manifest/web";

export { channelIcon, channelName, phaseName, touchesOf } from "./touches.ts";
export type { Touch, TouchOf } from "./touches.ts";
export { channels, phases, touchpoints } from "./touchpoints.contract.ts";
export type { Channel, Phase, Touchpoint, Touchpoints } from "./touchpoints.contract.ts";
export { words as pageWords } from "./touchpoints.page.words.ts";

/** What touchpoints bring to the pages. */
export const fills: readonly SlotFill[] = [
  fillSlot(navItem, {
    id: "touchpoints",
    section: "identify",
    order: 30,
    label: "touchpoints.nav",
    icon: "wheel",
    path: "/touchpoints",
  }),
  fillSlot(page, { path: "/touchpoints", load: () => import("./touchpoints.page.tsx") }),
  fillSlot(settingsPage, {
    id: "event-types",
    order: 40,
    label: "touchpoints.types",
    path: "/settings/event-types",
    load: () => import("./catalogue.page.tsx"),
  }),
];
