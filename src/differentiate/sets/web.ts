import { customerSetLabel } from "#identify/finding/web";
import { fillSlot } from "#platform/manifest/web";
import type { SlotFill } from "#platform/manifest/web";
import { tellSet } from "./set_words.ts";
import type { SetName } from "./sets.contract.ts";

export { words as pageWords } from "./sets.words.ts";

const names: readonly SetName[] = ["tier", "stage", "rfm", "cohort", "month", "buyers", "share", "moved"];

/** How the list of customers names each set of value. */
export const fills: readonly SlotFill[] = names.map((name) =>
  fillSlot(customerSetLabel, {
    name: `value.${name}`,
    words: (params, say, as) => tellSet(name, params, say, as),
  }),
);

/** The address of a list of customers: who is behind a number. */
export type Door = { readonly to: string; readonly search: Readonly<Record<string, string>> };

/** The door to the people of a set; what is undefined is left out. */
export function peopleDoor(
  name: SetName,
  params: Readonly<Record<string, string | number | undefined>>,
): Door {
  const said = Object.entries(params).flatMap(([key, value]) =>
    value === undefined || value === "" ? [] : [[`set.${key}`, String(value)]],
  );
  return { to: "/customers", search: { set: `value.${name}`, ...Object.fromEntries(said) } };
}
