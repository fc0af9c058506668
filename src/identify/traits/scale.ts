import type { Mark } from "#kit/tokens";
import { slot } from "#platform/manifest/web";
import type { Slot } from "#platform/manifest/web";
import type { Say } from "#platform/words";

/**
 * A trait whose few values a later stage works out, names and colours: the stage, the tier. So the pages about customers
 * filter by it and show it without knowing what it means.
 */
export type TraitScale = {
  readonly trait: string;
  readonly order: number;
  /** The key of its name. */
  readonly label: string;
  /** In their own order; `label` is the key of the value's name. */
  readonly values: readonly { readonly value: string; readonly label: string; readonly mark: Mark }[];
};

export const traitScale: Slot<TraitScale> = slot("trait.scale");

/** The name of a value on a scale; a value that the scale does not know is named as it is. */
export function scaleWord(say: Say, scale: TraitScale, value: string): string {
  const found = scale.values.find((one) => one.value === value);
  return found ? say(found.label) : value;
}
