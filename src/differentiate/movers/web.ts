import { reportSection } from "#kit/section";
import { fillSlot } from "#platform/manifest/web";
import type { Load, SlotFill } from "#platform/manifest/web";
import { flowsSection } from "./flows.section.ts";
import { words as flowWords } from "./flows.words.ts";
import type { Listing } from "./mover_list.tsx";
import { words as pageOnly } from "./movers.page.words.ts";
import { words as becauseWords } from "./movers.words.ts";

export { flowsOf, markOf, nodesOf, placeName } from "./flows.section.ts";
export type { FlowKind } from "./flows.section.ts";
export { sorts } from "./movers.contract.ts";
export type { Listing } from "./mover_list.tsx";

/** What page and report say. */
export const words = {
  es: { ...flowWords.es, ...becauseWords.es },
  en: { ...flowWords.en, ...becauseWords.en },
};
export { pageOnly as pageWords };

/** The list of who moved, loaded when it is shown. */
export const moverList: Load<{
  listing: Listing;
  moves: readonly string[];
  set: (change: Partial<Listing>) => void;
}> = () => import("./mover_list.tsx");

/** What movers bring to the pages. */
export const fills: readonly SlotFill[] = [fillSlot(reportSection, flowsSection)];
