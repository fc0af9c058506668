import type { ImportMapping, ImportView, LegalBasis } from "#identify/imports/web";
import { slot } from "#platform/manifest/web";
import type { Load, Slot } from "#platform/manifest/web";

/** How a file was understood, before anything is written, and where one corrects it. */
export type ImportReading = {
  readonly id: string;
  readonly load: Load<{ readonly one: ImportView; readonly onCorrect: (change: ImportMapping) => void }>;
};

/** What an import means, drawn by a later stage once it is done: the pyramid of the customers that it brought. */
export type ImportOutcome = {
  readonly id: string;
  readonly order: number;
  /** `kind` of import; `last`: the last day that the file tells of (YYYY-MM-DD), null where it has no orders. */
  readonly load: Load<{ readonly kind: string; readonly last: string | null }>;
};

export const importReading: Slot<ImportReading> = slot("import.reading");
export const importOutcome: Slot<ImportOutcome> = slot("import.outcome");

/** Why these people's data may be kept, unless one says otherwise: who orders is a party to a contract (GDPR art. 6.1 b). */
export const usualBasis: LegalBasis = "contract";
