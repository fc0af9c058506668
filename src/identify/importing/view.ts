import { type Load, namesOf, type Told, type Understood } from "#identify/loads";
import { existsSync } from "node:fs";
import type { ImportSummary, ImportUnderstanding, ImportView } from "#identify/imports";
import type { Tx } from "#platform/database";
import type { Say } from "#platform/words";

/** The names of those who import, for `summaryOf`. */
export function importersOf(
  tx: Tx,
  workspaceId: string,
  loads: readonly Load[],
): Promise<Map<string, string>> {
  return namesOf(tx, workspaceId, [...new Set(loads.map((one) => one.importerId))]);
}

/** An import as lists show it. */
export function summaryOf(load: Load, names: ReadonlyMap<string, string>, say: Say): ImportSummary {
  const { importId, kind, state, version, sourceName, legalBasis, counts, progress, problem } = load;
  return {
    importId,
    kind,
    state,
    version,
    file: {
      name: load.fileName,
      bytes: load.fileBytes,
      sha256: load.sha256,
      kept: load.filePath !== null && existsSync(load.filePath),
    },
    source: sourceName,
    legalBasis,
    importer: {
      kind: load.importerKind,
      id: load.importerId,
      name: names.get(load.importerId) ?? null,
    },
    createdAt: load.createdAt.toISOString(),
    startedAt: load.startedAt?.toISOString() ?? null,
    finishedAt: load.finishedAt?.toISOString() ?? null,
    counts,
    progress,
    problem: problem && told(problem, say),
    canUndo: canUndo(load),
  };
}

/** An import with all that a page shows of it. */
export function viewOf(load: Load, names: ReadonlyMap<string, string>, say: Say): ImportView {
  const { recognised, mapping, understanding, reasons, facts } = load;
  return {
    ...summaryOf(load, names, say),
    recognised,
    understanding: understanding && understandingOf(understanding, say),
    mapping,
    reasons: reasons.map((one) => ({ ...told(one, say), rows: one.rows, examples: [...one.examples] })),
    facts: facts as ImportView["facts"],
  };
}

/** Whether an import has written something that can be taken back. */
export function canUndo({ state, saidAt }: Load): boolean {
  return saidAt !== null && ["paused", "done", "cancelled", "failed"].includes(state);
}

function told({ id, params }: Told, say: Say): { id: string; text: string } {
  return { id, text: say(id, params) };
}

function understandingOf({ warnings, examples, ...rest }: Understood, say: Say): ImportUnderstanding {
  return {
    ...rest,
    warnings: warnings.map((one) => told(one, say)),
    examples: examples.map(({ row, taken, refused }) => ({
      row,
      taken,
      refused: refused && say(refused.id, refused.params),
    })),
  };
}
