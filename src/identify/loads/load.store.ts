import { type RawBuilder, sql } from "kysely";
import type {
  ImportCounts,
  ImportMapping,
  ImportState,
  ImportUnderstanding,
  LegalBasis,
} from "#identify/imports";
import type { Tx } from "#platform/database";
import type { Refusal } from "#platform/refusals";

/** A text and its parameters, to be said in whoever's language. */
export type Told = { readonly id: string; readonly params: Readonly<Record<string, string | number>> };

/** What was understood, before its texts are said. */
export type Understood = Omit<ImportUnderstanding, "warnings" | "examples"> & {
  readonly warnings: readonly Told[];
  readonly examples: readonly {
    readonly row: number;
    readonly taken: Readonly<Record<string, string | number | boolean | null>> | null;
    readonly refused: Told | null;
  }[];
};

/** Rows refused for one reason. */
export type Reason = Told & { readonly rows: number; readonly examples: readonly number[] };

export type Progress = {
  readonly step: "understanding" | "reading" | "comparing" | "recording" | "undoing";
  readonly share: number;
  readonly rowsPerSecond: number | null;
  readonly remainingSeconds: number | null;
};

/** One import as it is kept. */
export type Load = {
  readonly workspaceId: string;
  readonly importId: string;
  readonly kind: string;
  readonly state: ImportState;
  readonly version: number;
  readonly wanted: "pause" | "cancel" | null;
  readonly fileName: string;
  readonly filePath: string | null;
  readonly fileBytes: number;
  readonly sha256: string;
  readonly sourceName: string;
  readonly sourceId: string | null;
  readonly legalBasis: LegalBasis | null;
  readonly importerKind: "user" | "key" | "command";
  readonly importerId: string;
  readonly createdAt: Date;
  readonly saidAt: Date | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly recognised: string | null;
  readonly mapping: ImportMapping;
  readonly understanding: Understood | null;
  readonly plan: unknown;
  readonly rowCount: number;
  readonly stagedCount: number | null;
  readonly position: number;
  readonly counts: ImportCounts | null;
  readonly reasons: readonly Reason[];
  readonly facts: unknown;
  readonly progress: Progress | null;
  readonly problem: Pick<Refusal, "id" | "params"> | null;
  readonly attempts: number;
};

const columns: Readonly<Record<keyof Load, string>> = {
  workspaceId: "workspace_id",
  importId: "import_id",
  kind: "kind",
  state: "state",
  version: "version",
  wanted: "wanted",
  fileName: "file_name",
  filePath: "file_path",
  fileBytes: "file_bytes",
  sha256: "sha256",
  sourceName: "source_name",
  sourceId: "source_id",
  legalBasis: "legal_basis",
  importerKind: "importer_kind",
  importerId: "importer_id",
  createdAt: "created_at",
  saidAt: "said_at",
  startedAt: "started_at",
  finishedAt: "finished_at",
  recognised: "recognised",
  mapping: "mapping",
  understanding: "understanding",
  plan: "plan",
  rowCount: "row_count",
  stagedCount: "staged_count",
  position: "position",
  counts: "counts",
  reasons: "reasons",
  facts: "facts",
  progress: "progress",
  problem: "problem",
  attempts: "attempts",
};
const json = new Set<string>([
  "mapping",
  "understanding",
  "plan",
  "counts",
  "reasons",
  "facts",
  "progress",
  "problem",
]);
const all = sql.raw(
  Object.entries(columns)
    .map(([name, column]) => `load.${column} as "${name}"`)
    .join(", "),
);

/** Before anything is counted. */
export const noCounts: ImportCounts = {
  rows: 0,
  refused: 0,
  new: 0,
  changed: 0,
  unchanged: 0,
  newCustomers: 0,
};

/** The kind of task that does what an import's state asks for; its key is the import's id. */
export const workKind = "import.work";

export type NewLoad = Pick<
  Load,
  | "workspaceId"
  | "importId"
  | "kind"
  | "fileName"
  | "filePath"
  | "fileBytes"
  | "sha256"
  | "sourceName"
  | "importerKind"
  | "importerId"
>;

/** Notes a file that has come, to be looked at. */
export async function insertLoad(tx: Tx, load: NewLoad, now: Date): Promise<void> {
  await sql`
    insert into identify.import (
      workspace_id, import_id, kind, state, file_name, file_path, file_bytes, sha256, source_name, importer_kind,
      importer_id, created_at
    )
    values (${load.workspaceId}, ${load.importId}, ${load.kind}, 'reading', ${load.fileName}, ${load.filePath},
      ${load.fileBytes}, ${load.sha256}, ${load.sourceName}, ${load.importerKind}, ${load.importerId}, ${now})
  `.execute(tx);
}

/** One import, or null where the workspace has none of that id; `hold` keeps others from changing it meanwhile. */
export async function findLoad(
  tx: Tx,
  workspaceId: string,
  importId: string,
  hold: "hold" | "look" = "look",
): Promise<Load | null> {
  const { rows } = await sql<Load>`
    select ${all} from identify.import as load
    where workspace_id = ${workspaceId} and import_id = ${importId}
    ${hold === "hold" ? sql`for update` : sql``}
  `.execute(tx);
  return rows[0] ?? null;
}

/** Imports, the newest first, after a place in that list. */
export async function listLoads(
  tx: Tx,
  workspaceId: string,
  asked: { readonly kind: string | null; readonly after: string | null; readonly limit: number },
): Promise<Load[]> {
  const { rows } = await sql<Load>`
    select ${all} from identify.import as load
    where workspace_id = ${workspaceId}
      and (${asked.kind}::text is null or kind = ${asked.kind})
      and (${asked.after}::uuid is null or import_id < ${asked.after}::uuid)
    order by import_id desc
    limit ${asked.limit}
  `.execute(tx);
  return rows;
}

/** The imports of these ids. */
export async function loadsOf(tx: Tx, workspaceId: string, importIds: readonly string[]): Promise<Load[]> {
  const { rows } = await sql<Load>`
    select ${all} from identify.import as load
    where workspace_id = ${workspaceId} and import_id = any(${importIds}::uuid[])
    order by import_id desc
  `.execute(tx);
  return rows;
}

/** Writes what changes of an import. Its version moves where `isNews`: what others may have read is old then. */
export async function updateLoad(
  tx: Tx,
  { workspaceId, importId }: Pick<Load, "workspaceId" | "importId">,
  changes: Partial<Load>,
  isNews = true,
): Promise<void> {
  const set = Object.entries(changes).map(
    ([name, value]): RawBuilder<unknown> =>
      sql`${sql.raw(columns[name as keyof Load])} = ${
        json.has(name) && value !== null ? sql`${JSON.stringify(value)}::jsonb` : value
      }`,
  );
  if (isNews) set.push(sql`version = version + 1`);
  if (set.length === 0) return;
  await sql`
    update identify.import set ${sql.join(set)}
    where workspace_id = ${workspaceId} and import_id = ${importId}
  `.execute(tx);
}

/**
 * The moment of what an import says: now; or that of the one before it where that took the very same file under the same
 * source and nothing else was imported since. Then a second run says what the first one said, and changes nothing.
 */
export async function momentOf(tx: Tx, load: Load, now: Date): Promise<Date> {
  const { rows } = await sql<{ saidAt: Date; same: boolean }>`
    select said_at as "saidAt", state in ('running', 'paused', 'done', 'cancelled', 'failed')
      and kind = ${load.kind} and sha256 = ${load.sha256} and source_name = ${load.sourceName}
      and (mapping - 'legalBasis') = ${JSON.stringify({ ...load.mapping, legalBasis: undefined })}::jsonb as same
    from identify.import
    where workspace_id = ${load.workspaceId} and import_id <> ${load.importId} and said_at is not null
      and state <> 'undone'
    order by said_at desc, started_at desc
    limit 1
  `.execute(tx);
  const [last] = rows;
  if (last?.same) return last.saidAt;
  // Two imports of one millisecond would be a tie.
  return last && last.saidAt >= now ? new Date(last.saidAt.getTime() + 1) : now;
}

/** The names of people and keys, by id, as a workspace's own members see them. */
export async function namesOf(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select key_id::text as id, name from access.api_key
    where workspace_id = ${workspaceId} and key_id::text = any(${ids}::text[])
    union all
    select id, name from access.app_user
    join access.member on member.workspace_id = ${workspaceId} and member.user_id = app_user.id
    where id = any(${ids}::text[])
  `.execute(tx);
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Forgets an import whose file turned out to be none. */
export async function deleteLoad(
  tx: Tx,
  { workspaceId, importId }: Pick<Load, "workspaceId" | "importId">,
): Promise<void> {
  await sql`
    delete from identify.import where workspace_id = ${workspaceId} and import_id = ${importId}
  `.execute(tx);
}

/** Files of imports that nobody has touched since: their paths, which are forgotten. */
export async function forgetOldFiles(tx: Tx, workspaceId: string, before: Date): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    with old as (
      select import_id, file_path from identify.import
      where workspace_id = ${workspaceId} and file_path is not null and created_at < ${before}
        and state in ('understood', 'checked', 'paused', 'failed', 'done', 'cancelled', 'undone')
    )
    update identify.import as load set file_path = null
    from old
    where load.workspace_id = ${workspaceId} and load.import_id = old.import_id
    returning old.file_path as path
  `.execute(tx);
  return rows.map((row) => row.path);
}
