import { customerCard, fillSlot } from "#platform/manifest/web";
import type { SlotFill } from "#platform/manifest/web";

export { words as pageWords } from "./provenance.page.words.ts";

/** Where what stands on a customer came from: a card of their page. */
export const fills: readonly SlotFill[] = [
  fillSlot(customerCard, {
    id: "provenance",
    order: 80,
    place: "side",
    load: () => import("./provenance.card.tsx"),
  }),
];
