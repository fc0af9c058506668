import { fills as lifecycle, words as lifecycleWords } from "#differentiate/lifecycle/web";
import { fills as value, words as valueWords } from "#differentiate/value/web";
import { words as filesWords } from "#identify/files/web";
import { fills as imports, words as importsWords } from "#identify/imports/web";
import { words as tablesWords } from "#identify/tables/web";
import { reportSection } from "#kit/section";
import type { SectionContent } from "#kit/section";
import { fillings } from "#platform/manifest/web";
import { speaker } from "#platform/words";
import type { Language, Say, Words } from "#platform/words";
import { words as reportWords } from "./report.words.ts";

/** The texts of the page and of every section on it. */
export const allWords: readonly Words[] = [
  reportWords,
  tablesWords,
  filesWords,
  importsWords,
  lifecycleWords,
  valueWords,
];

export type PlacedSection = SectionContent & { readonly id: string };

/** Speaks the report's language. */
export function voice(language: Language): Say {
  return speaker(language, allWords);
}

/** Every section that the slices bring, in the order of the page, saying what it has to say about `data`. */
export function sectionsOf(data: unknown, language: Language, say: Say): PlacedSection[] {
  return fillings(reportSection, [imports, lifecycle, value])
    .toSorted((a, b) => a.order - b.order)
    .map((section) => ({ id: section.id, ...section.render({ data, say, language }) }));
}

/** The answers that belong on top, in their order. */
export function highlightsOf(sections: readonly PlacedSection[]): { question: string; answer: string }[] {
  return sections.flatMap((section) => section.highlights).toSorted((a, b) => a.order - b.order);
}
