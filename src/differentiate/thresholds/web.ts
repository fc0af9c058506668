import { fillSlot, settingsPage } from "#platform/manifest/web";
import type { SlotFill } from "#platform/manifest/web";

export { words as pageWords } from "./thresholds.page.words.ts";

/** What the thresholds bring to the pages: their form in Settings. */
export const fills: readonly SlotFill[] = [
  fillSlot(settingsPage, {
    id: "thresholds",
    order: 30,
    label: "thresholds.title",
    path: "/settings/thresholds",
    load: () => import("./thresholds.page.tsx"),
  }),
];
