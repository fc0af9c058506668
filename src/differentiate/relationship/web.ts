import { stageMark, stages } from "#differentiate/lifecycle/web";
import { tierMark, tiers } from "#differentiate/value/web";
import { timelineSentence } from "#identify/timeline/web";
import { traitScale } from "#identify/traits/web";
import { customerCard, fillSlot } from "#platform/manifest/web";
import type { SlotFill } from "#platform/manifest/web";
import type { Say } from "#platform/words";

export { relationship } from "./relationship.contract.ts";
export type { Relationship } from "./relationship.contract.ts";
export { words as pageWords } from "./relationship.page.words.ts";

/** What the stage and the tier bring to the pages about customers: their scales, their sentences, worth and rhythm. */
export const fills: readonly SlotFill[] = [
  fillSlot(traitScale, {
    trait: "stage",
    order: 10,
    label: "relationship.stage",
    values: stages.map((value) => ({ value, label: `stage.${value}`, mark: stageMark[value] })),
  }),
  fillSlot(traitScale, {
    trait: "tier",
    order: 20,
    label: "relationship.tier",
    // Nobody is a suspect yet: there would be nobody to find.
    values: tiers
      .filter((value) => value !== "suspects")
      .map((value) => ({ value, label: `tier.${value}`, mark: tierMark[value] })),
  }),
  fillSlot(timelineSentence, {
    type: "customer.stage_changed",
    icon: "lifecycle",
    tell: ({ props: { from, to } }, { say }) => {
      const after = placeIn(say, "stage", to);
      return typeof from === "string"
        ? say("relationship.stage_changed", { from: placeIn(say, "stage", from), to: after })
        : say("relationship.stage_first", { to: after });
    },
  }),
  fillSlot(timelineSentence, {
    type: "tier.changed",
    icon: "pyramid",
    tell: ({ props: { from, to } }, { say }) => {
      const after = placeIn(say, "tier", to);
      return typeof from === "string"
        ? say("relationship.tier_changed", { from: placeIn(say, "tier", from), to: after })
        : say("relationship.tier_first", { to: after });
    },
  }),
  fillSlot(customerCard, { id: "worth", order: 10, place: "main", load: () => import("./worth.card.tsx") }),
  fillSlot(customerCard, { id: "rhythm", order: 20, place: "main", load: () => import("./rhythm.card.tsx") }),
];

function placeIn(say: Say, scale: "stage" | "tier", place: unknown): string {
  return typeof place === "string" ? say(`${scale}.${place}`) : "";
}
