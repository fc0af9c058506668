import { importOutcome } from "#identify/import-pages/web";
import { fillSlot, homeCard, navItem, page } from "#platform/manifest/web";
import type { SlotFill } from "#platform/manifest/web";

export { words as pageWords } from "./overview.page.words.ts";

/** What the overview brings to the pages: Home's cards, and Value. */
export const fills: readonly SlotFill[] = [
  fillSlot(homeCard, { id: "figures", order: 10, columns: 3, load: () => import("./figures.card.tsx") }),
  fillSlot(homeCard, { id: "changes", order: 20, columns: 3, load: () => import("./changes.card.tsx") }),
  fillSlot(homeCard, {
    id: "lifecycle",
    order: 30,
    columns: 1,
    load: async () => ({ default: (await import("./picture.card.tsx")).LifecycleCard }),
  }),
  fillSlot(homeCard, {
    id: "pyramid",
    order: 40,
    columns: 2,
    load: async () => ({ default: (await import("./picture.card.tsx")).PyramidCard }),
  }),
  fillSlot(homeCard, {
    id: "trend",
    order: 50,
    columns: 3,
    load: async () => ({ default: (await import("./picture.card.tsx")).TrendCard }),
  }),
  fillSlot(importOutcome, {
    id: "pyramid",
    order: 10,
    load: async () => ({ default: (await import("./picture.card.tsx")).ImportOutcome }),
  }),
  fillSlot(navItem, {
    id: "value",
    section: "differentiate",
    order: 10,
    label: "overview.value",
    icon: "value",
    path: "/value",
  }),
  fillSlot(page, { path: "/value", load: () => import("./value.page.tsx") }),
];
