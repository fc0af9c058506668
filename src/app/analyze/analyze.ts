import { basename } from "node:path";
import { insertWorkspace } from "#access/workspaces";
import { lifecycleAt, lifecycleSettingsOf } from "#differentiate/lifecycle";
import { valueAt, valueSettingsOf } from "#differentiate/value";
import {
  type Rejection,
  readOrderRows,
  type Role,
  type UnderstoodFile,
  understandFile,
} from "#identify/files";
import { fileFacts, fileOddities, type Import, importOrders } from "#identify/imports";
import { ensureSource } from "#identify/sources";
import { type Clock, dayAfter, monthsBefore } from "#platform/clock";
import { type Database, inEngine, openDatabase } from "#platform/database";
import { newId } from "#platform/ids";
import { catchRefusal, isRefusal, type Refusal } from "#platform/refusals";
import type { Analysis } from "./analysis.ts";
import { rejections } from "./rejections.ts";
import { throwAway } from "./throw_away.ts";

export type AnalyzeOptions = {
  readonly map?: Partial<Record<Role, string>>;
  readonly asOf?: string;
  /** Told what is being done and, while a file is read, how much of it (0–1). */
  readonly onProgress?: (step: AnalyzeStep, share: number) => void;
  readonly clock: Clock;
};

export type AnalyzeStep = "understanding" | "reading" | "resolving" | "recording" | "computing";

/**
 * Answers who a business's customers are from one order file: a throw-away database, the record, and the very statements
 * that the pages use. Nothing of the file stays behind.
 *
 * @returns the analysis, or why the file could not be read (`file.*`) or the database not started (`launcher.*`)
 */
export async function analyze(path: string, options: AnalyzeOptions): Promise<Analysis | Refusal> {
  const { onProgress = () => undefined } = options;
  const starting = throwAway(options.clock);
  const file = await understandFile(path, {
    ...(options.map ? { map: options.map } : {}),
    onProgress: (read, total) => onProgress("understanding", read / total),
  });
  const started = await starting;
  if (isRefusal(started)) return isRefusal(file) ? file : started;
  const database = openDatabase(started.url, 2);
  try {
    return isRefusal(file) ? file : await catchRefusal(() => analyzeIn(database, file, options));
  } finally {
    await database.close();
    await started.stop();
  }
}

async function analyzeIn(
  database: Database,
  file: UnderstoodFile,
  { asOf, clock, onProgress = () => undefined }: AnalyzeOptions,
): Promise<Analysis | Refusal> {
  const job = await prepare(database, file, clock);
  const rejected = rejections();
  const rows = readOrderRows(file, {
    onProgress: (read, total) => onProgress("reading", read / total),
    onRejected: rejected.add,
  });
  await importOrders(database, job, rows, (step) => onProgress(step, 0));
  onProgress("computing", 0);
  return summarise(database, job, file, asOf, rejected.all());
}

/** The file's wall clocks are taken as they stand: the workspace lives in UTC and nothing is shifted. */
async function prepare(database: Database, file: UnderstoodFile, clock: Clock): Promise<Import> {
  const now = clock.now();
  const { currency } = file.understanding;
  const workspaceId = newId(now);
  const job = { workspaceId, importId: newId(now), sourceId: newId(now), zone: "UTC", currency, now };
  await inEngine(database, async (tx) => {
    await insertWorkspace(tx, { workspaceId, name: basename(file.path), zone: job.zone, currency }, now);
    await ensureSource(
      tx,
      { workspaceId, sourceId: job.sourceId, name: basename(file.path), kind: "file" },
      now,
    );
  });
  return job;
}

async function summarise(
  database: Database,
  job: Import,
  file: UnderstoodFile,
  asked: string | undefined,
  rejected: readonly Rejection[],
): Promise<Analysis> {
  const { workspaceId } = job;
  return inEngine(database, async (tx) => {
    const { last, ...facts } = await fileFacts(tx, job);
    const asOf = asked ?? last ?? job.now.toISOString().slice(0, 10);
    const settings = {
      lifecycle: await lifecycleSettingsOf(tx, workspaceId),
      value: await valueSettingsOf(tx, workspaceId),
    };
    return {
      file: basename(file.path),
      understood: file.understanding,
      ...facts,
      rejected: rejected.reduce((sum, one) => sum + one.rows, 0),
      currency: job.currency,
      asOf,
      settings: {
        ...settings,
        period: { from: dayAfter(monthsBefore(asOf, settings.value.periodMonths)), to: asOf },
      },
      ...(await lifecycleAt(tx, { workspaceId, at: asOf })),
      ...(await valueAt(tx, { workspaceId, at: asOf })),
      oddities: await fileOddities(tx, job),
      rejections: [...rejected],
    };
  });
}
