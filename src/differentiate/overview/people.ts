import { stages } from "#differentiate/lifecycle/web";
import { tiers } from "#differentiate/value/web";
import type { DoorOf } from "#kit/echart";
import type { View } from "./seen.ts";

/** The list of customers, filtered as a number says. */
export type People = Readonly<Record<string, string>>;

/**
 * Who is behind the n-th mark (or row of the table) of a view's figure. The list of customers knows stage and tier as
 * they are today, so only today's figures are doors; null where no filter of the list says the same.
 */
export function peopleBehind(view: View, figure: number, place: number): People | null {
  if (view === "lifecycle") return stages[place] ? { stage: stages[place] } : null;
  if (view !== "pyramid") return null;
  if (figure === 1) return { tier: ["top", "top,big", "top,big,medium"][place] ?? "top" };
  return tiers[place] ? { tier: tiers[place] } : null;
}

/** The doors in a view's table: the column that counts customers. */
export function doorsOf(view: View, figure: number): DoorOf {
  return (row, column) => {
    const search = column === 1 ? peopleBehind(view, figure, row) : null;
    return search && { to: "/customers", search };
  };
}
