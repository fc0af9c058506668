import { customerSetLabel } from "#identify/finding/web";
import { traitName } from "#identify/traits/web";
import { customerCard, fillSlot, navItem, page } from "#platform/manifest/web";
import type { SlotFill } from "#platform/manifest/web";

export { words as pageWords } from "./upkeep.page.words.ts";

/** Data kept current: the page, the list behind its numbers, and what is missing or old of one customer. */
export const fills: readonly SlotFill[] = [
  fillSlot(navItem, {
    id: "freshness",
    section: "identify",
    order: 60,
    label: "freshness.nav",
    icon: "refresh",
    path: "/freshness",
  }),
  fillSlot(page, { path: "/freshness", load: () => import("./upkeep.page.tsx") }),
  fillSlot(customerCard, {
    id: "freshness",
    order: 30,
    place: "side",
    load: () => import("./current.card.tsx"),
  }),
  fillSlot(customerSetLabel, {
    name: "freshness.lacking",
    words: ({ field = "", lack }, say) =>
      say(lack === "stale" ? "freshness.set_stale" : "freshness.set_missing", {
        field: traitName(say, field),
      }),
  }),
];
