import { words as tableWords } from "#identify/tables/web";
import { reportSection } from "#kit/section";
import { fillSlot } from "#platform/manifest/web";
import type { SlotFill } from "#platform/manifest/web";
import type { Words } from "#platform/words";
import { filesSection } from "./files.section.ts";
import { words as sectionWords } from "./files.section.words.ts";
import { words as fileWords } from "./files.words.ts";

/** The texts of the report's section, and those of the refusals and warnings that it shows. */
export const words: Words = {
  es: { ...tableWords.es, ...fileWords.es, ...sectionWords.es },
  en: { ...tableWords.en, ...fileWords.en, ...sectionWords.en },
};

/** What the reading of files brings to the pages. */
export const fills: readonly SlotFill[] = [fillSlot(reportSection, filesSection)];
