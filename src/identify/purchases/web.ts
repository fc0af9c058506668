import { customerSetLabel } from "#identify/finding/web";
import { timelineSentence } from "#identify/timeline/web";
import { customerCard, fillSlot } from "#platform/manifest/web";
import type { SlotFill } from "#platform/manifest/web";
import { orderSentences } from "./order_sentences.ts";

export { words as pageWords } from "./purchases.page.words.ts";

/** A customer's orders on their page, and orders, cancellations and refunds on their timeline. */
export const fills: readonly SlotFill[] = [
  fillSlot(customerCard, { id: "orders", order: 40, place: "main", load: () => import("./orders.card.tsx") }),
  fillSlot(customerSetLabel, { name: "orders.unpriced", words: (_, say) => say("purchases.unpriced_set") }),
  ...orderSentences.map((one) => fillSlot(timelineSentence, one)),
];
