import type { Chart } from "#kit/chart";
import { slot } from "#platform/manifest/web";
import type { Section, Slot } from "#platform/manifest/web";

/** A cell's text, with a smaller line under it where one needs it. */
export type Cell = string | { readonly text: string; readonly note: string };

/** Text by text; the first cell of a row names it, `numeric` columns are set to the right in tabular figures. */
export type Table = {
  readonly caption: string;
  readonly columns: readonly { readonly title: string; readonly numeric?: boolean }[];
  readonly rows: readonly (readonly Cell[])[];
};

/** A word and what it means, or a fact and its value. */
export type Entry = { readonly term: string; readonly text: string };

/** A picture: what it shows, over whom, since when, in which unit; and the same as a table. */
export type Figure = {
  readonly kind: "figure";
  readonly caption: string;
  readonly chart: Chart;
  /** What a phone gets where the wide picture holds more than it can show, and the words that say so. */
  readonly narrow?: { readonly chart: Chart; readonly note?: string };
  readonly table: Table;
};

export type Block =
  | Figure
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "entries"; readonly entries: readonly Entry[] }
  | { readonly kind: "table"; readonly table: Table };

/** What a section has to say. Nothing in it is markup: whoever lays it out escapes it. */
export type SectionContent = {
  readonly title: string;
  /** The question that the section answers, answered in words with the numbers. */
  readonly answer: string;
  /** Answers that belong on top of the page; lower `order` first. */
  readonly highlights: readonly {
    readonly order: number;
    readonly question: string;
    readonly answer: string;
  }[];
  readonly blocks: readonly Block[];
  /** The words used and their thresholds; they stand together at the end of the page. */
  readonly definitions: readonly Entry[];
};

/** The opening that slices fill with their part of the one-shot report. */
export const reportSection: Slot<Section<SectionContent>> = slot("report.section");
