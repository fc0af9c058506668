import { brandMark, fillSlot, settingsPage } from "#platform/manifest/web";
import type { SlotFill } from "#platform/manifest/web";

export { words as pageWords } from "./logo.page.words.ts";

/** The logo beside the workspace's name, and its page in Settings. */
export const fills: readonly SlotFill[] = [
  fillSlot(brandMark, { id: "logo", load: () => import("./logo.mark.tsx") }),
  fillSlot(settingsPage, {
    id: "logo",
    order: 15,
    label: "logo.title",
    path: "/settings/logo",
    load: () => import("./logo.page.tsx"),
  }),
];
