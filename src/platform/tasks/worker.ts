import type pg from "pg";
import { type Clock, pause } from "#platform/clock";
import type { Database } from "#platform/database";
import { filled, type Manifest } from "#platform/manifest";
import { catchRefusal, isRefusal, refuse } from "#platform/refusals";
import { type TaskKind, taskKind } from "./kind.ts";
import { beginTask, finishTask, noteProgress, type Open, openTasks, postponeTask } from "./task.store.ts";

/** The space of the tasks' session locks (an arbitrary constant of ours). */
const locks = 7318;
/** What breaks this often is given up. */
const usualAttempts = 3;
/** Milliseconds a worker rests when nothing is to be done. */
const rest = 250;
/** Tasks at once: one long one does not hold up the others, and the pulse keeps its connections. */
const workers = 2;

export type Work = {
  readonly database: Database;
  readonly slices: readonly Manifest[];
  readonly clock: Clock;
  readonly onBug?: (error: unknown) => void;
};

/**
 * Does the tasks of all workspaces until `until` is aborted, two at once. Beside other processes each task is done by one
 * of them. A database that goes away is waited for; what was being done is taken again when it is back.
 */
export async function work(given: Work, until: AbortSignal): Promise<void> {
  await Promise.all(Array.from({ length: workers }, () => workAlone(given, until)));
}

/** Does what is to be done by now and answers how many tasks that were. */
export async function workOnce(
  given: Work,
  until: AbortSignal = new AbortController().signal,
): Promise<number> {
  const locking = await given.database.dedicated("vinculo_engine");
  try {
    let done = 0;
    while (!until.aborted && (await next(given, locking, until))) done += 1;
    return done;
  } finally {
    await locking.end();
  }
}

async function workAlone(given: Work, until: AbortSignal): Promise<void> {
  while (!until.aborted) {
    let locking: pg.Client | null = null;
    try {
      locking = await given.database.dedicated("vinculo_engine");
      locking.on("error", () => undefined);
      while (!until.aborted) if (!(await next(given, locking, until))) await pause(rest, until);
    } catch (error) {
      if (!until.aborted) given.onBug?.(error);
      await pause(rest, until);
    } finally {
      await locking?.end().catch(() => undefined);
    }
  }
}

/** Takes the first task that nobody holds and does it; false where there is none. */
async function next(given: Work, locking: pg.Client, until: AbortSignal): Promise<boolean> {
  const kinds = filled(taskKind, given.slices);
  const names = kinds.map(({ kind }) => kind);
  for (const found of await openTasks(given.database.engine, names, given.clock.now())) {
    const lock = [locks, Number.parseInt(found.taskId.slice(-8), 16) | 0];
    const { rows } = await locking.query<{ got: boolean }>(
      "select pg_try_advisory_lock($1, $2) as got",
      lock,
    );
    if (!rows[0]?.got) continue;
    try {
      const task = await beginTask(given.database.engine, found, given.clock.now());
      const kind = kinds.find((one) => one.kind === found.kind);
      if (!task || !kind) continue;
      await attempt(given, kind, task, until);
      return true;
    } finally {
      await locking.query("select pg_advisory_unlock($1, $2)", lock);
    }
  }
  return false;
}

async function attempt(
  { database, clock, slices, onBug }: Work,
  { run, mostAttempts = usualAttempts }: TaskKind,
  task: Open,
  signal: AbortSignal,
): Promise<void> {
  const { engine } = database;
  const broken = refuse("task.broken", { code: task.taskId }, { status: 500 });
  // Whoever takes the process down with it is not asked a fourth time.
  if (task.attempt > mostAttempts) return finishTask(engine, task, { refusal: broken }, clock.now());
  const { workspaceId, input } = task;
  const progress = (share: number) => noteProgress(engine, task, share);
  try {
    const result = await catchRefusal(() =>
      run({
        database,
        clock,
        workspaceId,
        input,
        progress,
        signal,
        fillings: (opening) => filled(opening, slices),
      }),
    );
    await finishTask(engine, task, isRefusal(result) ? { refusal: result } : { result }, clock.now());
  } catch (error) {
    if (signal.aborted) return;
    onBug?.(error);
    if (task.attempt >= mostAttempts) await finishTask(engine, task, { refusal: broken }, clock.now());
    else
      await postponeTask(
        engine,
        task,
        new Date(clock.now().getTime() + 1_000 * 4 ** Math.min(task.attempt, 3)),
      );
  }
}
