import { copyFile, rename, rm } from "node:fs/promises";
import { findWorkspace } from "#access/workspaces";
import { namesOf, scanTable, type ScannedTable } from "#identify/files";
import { type ImportKind, importKind } from "#identify/kinds";
import { type Clock } from "#platform/clock";
import { type Database, inEngine } from "#platform/database";
import type { Fillings } from "#platform/http";
import { isRefusal, refuse, type Refusal } from "#platform/refusals";
import { type Load, updateLoad } from "./load.store.ts";
import { recogniseMapping } from "./mapping.store.ts";
import { lookAt, ordersKind } from "./understand.ts";

/** What looking at a file needs of a request or a task. */
export type Looking = { readonly database: Database; readonly clock: Clock; readonly fillings: Fillings };

/** The kind of that name, or null. */
export function kindOf(fillings: Fillings, name: string): ImportKind | typeof ordersKind | null {
  if (name === ordersKind) return ordersKind;
  return fillings(importKind).find((one) => one.kind === name) ?? null;
}

/**
 * Looks at an import's file and keeps what was understood of it, with the corrections of a person or of a mapping saved
 * earlier. What is then in the way (a role that no column has) stands in the understanding; a file that cannot be read at
 * all is refused.
 */
export async function look(
  looking: Looking,
  load: Load,
  onProgress?: (read: number, total: number) => void,
): Promise<"done" | Refusal> {
  const { database, clock, fillings } = looking;
  const { workspaceId } = load;
  if (load.filePath === null) return refuse("import.file_gone", {}, { status: 409 });
  const kind = kindOf(fillings, load.kind);
  if (!kind) return refuse("import.kind_unknown", { kind: load.kind }, { status: 422 });
  const scanned = await scanTable(load.filePath, onProgress);
  if (isRefusal(scanned)) return named(scanned, load);
  const text = await asText(scanned, load.filePath);
  const scan = load.understanding?.format === "excel" ? { ...text, format: "excel" as const } : text;
  const { workspace, saved } = await inEngine(database, async (tx) => ({
    workspace: await findWorkspace(tx, workspaceId),
    saved:
      Object.keys(load.mapping).length === 0 && scan.layout.header
        ? await recogniseMapping(tx, workspaceId, load.kind, namesOf(scan))
        : null,
  }));
  const home = {
    zone: workspace?.zone ?? "UTC",
    currency: workspace?.currency ?? null,
    country: workspace?.country ?? null,
  };
  const thisYear = clock.now().getUTCFullYear();
  const mapping = saved?.mapping ?? load.mapping;
  const seen = lookAt(scan, kind, mapping, home, thisYear);
  if (isRefusal(seen)) return named(seen, load);
  const understanding = saved
    ? { ...seen.understanding, columns: asSaved(seen.understanding.columns) }
    : seen.understanding;
  await inEngine(database, (tx) =>
    updateLoad(tx, load, {
      understanding,
      plan: seen.plan,
      rowCount: seen.rows,
      stagedCount: null,
      counts: null,
      reasons: [],
      facts: null,
      ...(saved
        ? {
            mapping,
            recognised: saved.name,
            ...(mapping.source ? { sourceName: mapping.source } : {}),
            ...(mapping.legalBasis ? { legalBasis: mapping.legalBasis } : {}),
          }
        : {}),
    }),
  );
  return "done";
}

type Column = NonNullable<Load["understanding"]>["columns"][number];

function asSaved(columns: readonly Column[]): Column[] {
  return columns.map((one) => (one.why === "mapped" ? { ...one, why: "saved" as const } : one));
}

/** The text of a spreadsheet takes the place of the file, so that a later process finds it. */
async function asText(scan: ScannedTable, path: string): Promise<ScannedTable> {
  const { source } = scan;
  if (source.path === path) return scan;
  // Another file system, most often: the temporary folder's.
  await rename(source.path, path).catch(async () => {
    await copyFile(source.path, path);
    await rm(source.path, { force: true });
  });
  return { ...scan, path, source: { ...source, path } };
}

/** People know their file by the name that they gave it. */
function named(refusal: Refusal, { fileName }: Load): Refusal {
  return "path" in refusal.params ? { ...refusal, params: { ...refusal.params, path: fileName } } : refusal;
}
