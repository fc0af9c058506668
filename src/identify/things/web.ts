import { customerCard, fillSlot, settingsPage } from "#platform/manifest/web";
import type { SlotFill } from "#platform/manifest/web";

export { words as pageWords } from "./things.page.words.ts";

/** What objects bring to the pages: their kinds in Settings, and a customer's own on the customer. */
export const fills: readonly SlotFill[] = [
  fillSlot(settingsPage, {
    id: "objects",
    order: 50,
    label: "things.title",
    path: "/settings/objects",
    load: () => import("./object_types.page.tsx"),
  }),
  fillSlot(customerCard, {
    id: "objects",
    order: 60,
    place: "main",
    load: () => import("./objects.card.tsx"),
  }),
];
