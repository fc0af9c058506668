import { customerSetLabel } from "#identify/finding/web";
import { channelName, channels, phaseName, phases } from "#identify/touchpoints/web";
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
  fillSlot(customerSetLabel, {
    name: "touchpoints.touched",
    words: (params, say) => {
      const channel = channels.find((one) => one === params["channel"]);
      const phase = phases.find((one) => one === params["phase"]);
      const parts = [channel && channelName(channel, say), phase && phaseName(phase, say)];
      return parts.filter((one) => one !== undefined).join(" · ");
    },
  }),
  fillSlot(settingsPage, {
    id: "event-types",
    order: 40,
    label: "touchpoints.types",
    path: "/settings/event-types",
    load: () => import("./catalogue.page.tsx"),
  }),
];
