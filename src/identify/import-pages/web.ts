import { fillSlot, navItem, page, paletteAction, wayToBegin } from "#platform/manifest/web";
import type { SlotFill } from "#platform/manifest/web";

export { importOutcome, importReading, usualBasis } from "./slots.ts";
export type { ImportOutcome, ImportReading } from "./slots.ts";
export { words as pageWords } from "./importing.page.words.ts";

/** The pages over imports: bring a file, see what was understood, try, run, undo. */
export const fills: readonly SlotFill[] = [
  fillSlot(navItem, {
    id: "imports",
    section: "identify",
    order: 40,
    label: "importing.nav",
    icon: "upload",
    path: "/imports",
  }),
  fillSlot(page, { path: "/imports", load: () => import("./imports.page.tsx") }),
  fillSlot(page, { path: "/imports/new/$kind", load: () => import("./imports.page.tsx") }),
  fillSlot(page, { path: "/imports/$importId", load: () => import("./import.page.tsx") }),
  fillSlot(wayToBegin, {
    id: "file",
    order: 10,
    load: async () => ({ default: (await import("./bring_file.tsx")).BeginWithFile }),
  }),
  ...(["orders", "customers", "events"] as const).map((kind) =>
    fillSlot(paletteAction, {
      id: `import.${kind}`,
      label: `importing.action.${kind}`,
      icon: "upload",
      path: `/imports/new/${kind}`,
    }),
  ),
];
