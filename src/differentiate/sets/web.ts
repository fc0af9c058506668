import type { SetName } from "./sets.contract.ts";

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
