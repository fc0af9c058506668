import { importReading } from "#identify/import-pages/web";
import { fillSlot, settingsPage } from "#platform/manifest/web";
import type { SlotFill } from "#platform/manifest/web";

export { words as pageWords } from "./mappings.page.words.ts";

/** How a file is read: understood and corrected before it is imported, kept afterwards and recognised the next time. */
export const fills: readonly SlotFill[] = [
  fillSlot(importReading, { id: "mapping", load: () => import("./reading.tsx") }),
  fillSlot(settingsPage, {
    id: "mappings",
    order: 40,
    label: "mappings.title",
    path: "/settings/mappings",
    load: () => import("./mappings.page.tsx"),
  }),
];
