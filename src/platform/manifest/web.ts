import type { Language, Say } from "#platform/words";

/**
 * What a section of a report is given: everything the report knows, the words, and the language for dates, numbers
 * and money. A section parses the part of `data` that it draws with its own slice's contract.
 */
export type SectionContext = {
  readonly data: unknown;
  readonly say: Say;
  readonly language: Language;
};

/**
 * A piece of a page, brought by the slice that knows the subject: the page only places it. It answers with what there
 * is to say (`Content`), never with markup, so that one escaping and one layout serve every section.
 */
export type Section<Content> = {
  readonly id: string;
  /** Places the section: lower comes first. */
  readonly order: number;
  readonly render: (context: SectionContext) => Content;
};

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
