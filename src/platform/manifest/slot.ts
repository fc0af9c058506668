/** A named opening in a page. */
export type Slot<T> = { readonly slot: string; readonly of?: T };
export type SlotFill = { readonly slot: string; readonly with: unknown };

export function slot<T>(name: string): Slot<T> {
  return { slot: name };
}

/** Fills a slot, type-checked against it. */
export function fillSlot<T>(opening: Slot<T>, filling: T): SlotFill {
  return { slot: opening.slot, with: filling };
}

/** Everything that fills `opening`, from the browser's doors of all slices. */
export function fillings<T>(opening: Slot<T>, doors: readonly (readonly SlotFill[])[]): T[] {
  return doors.flatMap((fills) =>
    fills.filter((one) => one.slot === opening.slot).map((one) => one.with as T),
  );
}
