import { customerCard, fillSlot } from "#platform/manifest/web";
import type { SlotFill } from "#platform/manifest/web";
import { contactSentences } from "./contact_sentences.ts";
import { timelineSentence } from "./sentence.ts";

export { timelineSentence } from "./sentence.ts";
export type { Telling, TimelineSentence } from "./sentence.ts";
export { words as pageWords } from "./timeline.page.words.ts";

/** What the timeline brings to one customer's page, and the sentences for what is nobody else's to tell. */
export const fills: readonly SlotFill[] = [
  fillSlot(customerCard, {
    id: "timeline",
    order: 30,
    place: "main",
    load: () => import("./timeline.card.tsx"),
  }),
  ...contactSentences.map((one) => fillSlot(timelineSentence, one)),
];
