import type { Language, Say } from "#platform/words";

export { fillings, fillSlot, slot } from "./slot.ts";
export type { Slot, SlotFill } from "./slot.ts";
export {
  brandMark,
  customerCard,
  homeCard,
  navItem,
  page,
  paletteAction,
  settingsPage,
  wayToBegin,
} from "./slots.ts";
export type {
  BrandMark,
  CustomerCard,
  HomeCard,
  IconName,
  Load,
  NavItem,
  NavSection,
  Page,
  PaletteAction,
  SettingsPage,
  WayToBegin,
} from "./slots.ts";

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
