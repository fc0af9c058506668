import { fillSlot, navItem, page, settingsPage } from "#platform/manifest/web";
import type { SlotFill } from "#platform/manifest/web";

export { words as pageWords } from "./wheel.page.words.ts";

/** The wheel of touchpoints, and their catalogue in Settings. */
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
