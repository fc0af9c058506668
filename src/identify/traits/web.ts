import type { SlotFill } from "#platform/manifest/web";

export { scaleWord, traitScale } from "./scale.ts";
export type { TraitScale } from "./scale.ts";
export { traitName, traitText } from "./trait_text.ts";
export { words as pageWords } from "./traits.page.words.ts";

export const fills: readonly SlotFill[] = [];
