import { reportSection } from "#kit/section";
import { fillSlot } from "#platform/manifest/web";
import type { SlotFill } from "#platform/manifest/web";
import { importsSection } from "./imports.section.ts";

export { words } from "./imports.section.words.ts";

/** What taking a file in brings to the pages: how it was read, and what is odd in it. */
export const fills: readonly SlotFill[] = [fillSlot(reportSection, importsSection)];

/** The shapes of `/api/imports` and its kin. The operations: see `#identify/loads`. */
export {
  importKinds,
  importList,
  importMapping,
  importStates,
  importView,
  legalBases,
  provenance,
  savedMappings,
} from "./imports.contract.ts";
export type {
  ImportColumn,
  ImportCounts,
  ImportMapping,
  ImportState,
  ImportSummary,
  ImportUnderstanding,
  ImportView,
  LegalBasis,
  Provenance,
} from "./imports.contract.ts";
