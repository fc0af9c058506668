import { createContext, useContext } from "react";
import type { ReactNode } from "react";
import { fillings } from "#platform/manifest/web";
import type { Slot, SlotFill } from "#platform/manifest/web";

const FillsContext = createContext<readonly (readonly SlotFill[])[]>([]);

export function FillsProvider(props: {
  fills: readonly (readonly SlotFill[])[];
  children: ReactNode;
}): ReactNode {
  return <FillsContext value={props.fills}>{props.children}</FillsContext>;
}

/** What fills a slot, in the order that the fillings ask for; without one, in the order of the slices. */
export function useFillings<T>(opening: Slot<T>): T[] {
  return fillings(opening, useContext(FillsContext)).toSorted((a, b) => placeOf(a) - placeOf(b));
}

function placeOf(filling: unknown): number {
  return (filling as { readonly order?: number }).order ?? 0;
}
