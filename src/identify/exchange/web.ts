import { fillSlot, settingsPage } from "#platform/manifest/web";
import type { SlotFill } from "#platform/manifest/web";

export { words as pageWords } from "./exchange.page.words.ts";

/** The rates of foreign money in Settings. */
export const fills: readonly SlotFill[] = [
  fillSlot(settingsPage, {
    id: "rates",
    order: 20,
    label: "exchange.title",
    path: "/settings/rates",
    load: () => import("./rates.page.tsx"),
  }),
];
