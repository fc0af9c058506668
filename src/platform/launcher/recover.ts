import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Refusal } from "#platform/refusals";
import { refuseRunning } from "./lock.ts";
import type { Place } from "./place.ts";
import { isPostgresOn, postgresOn, signal, waitForEnd, withChildren } from "./processes.ts";
import { isSessionLockFree } from "./session.ts";

/** The first lines of PostgreSQL's own note of its process. */
export type Postmaster = { readonly pid: number; readonly port: number };

/** The postmaster that works on these data, if one really does. */
export function findPostmaster(data: string): Postmaster | undefined {
  const noted = readNote(data);
  return noted && isPostgresOn(noted.pid, data) ? noted : undefined;
}

/** True when a start would find something of a former one that did not end cleanly. */
export function needsRecovery(data: string): boolean {
  return readNote(data) !== undefined || postgresOn(data).length > 0;
}

/**
 * Ends what a dead start left on the data: its postmaster, backends without one, a note whose process id is now a zombie's
 * or somebody else's. Refuses with `launcher.already_running` when a living session owns the database.
 * The caller holds the folder's lock.
 */
export async function recover(
  place: Place,
  data: string,
  urlAt: (port: number) => string,
): Promise<Refusal | undefined> {
  const orphan = findPostmaster(data);
  if (orphan) {
    if (orphan.port > 0 && !(await isSessionLockFree(urlAt(orphan.port)))) return refuseRunning(place);
    await stopPostmaster(orphan.pid, "SIGINT");
  }
  const left = postgresOn(data);
  for (const pid of left) signal(pid, "SIGQUIT");
  for (const pid of left) {
    if (!(await waitForEnd(pid, 5_000))) signal(pid, "SIGKILL");
  }
  for (const pid of left) await waitForEnd(pid, 5_000);
  // PostgreSQL takes any living process with the noted id for its other self. A dead id it handles, with more checks than ours.
  const noted = readNote(data);
  if (noted && answers(noted.pid)) rmSync(join(data, "postmaster.pid"), { force: true });
  return undefined;
}

/**
 * Ends a postmaster: SIGINT is the fast stop (sessions are ended, all is written), SIGQUIT the immediate one, from which
 * the write-ahead log recovers. A fast stop that takes longer than a minute becomes an immediate one.
 */
export async function stopPostmaster(pid: number, first: "SIGINT" | "SIGQUIT"): Promise<void> {
  signal(pid, first);
  if (await waitForEnd(pid, first === "SIGINT" ? 60_000 : 10_000)) return;
  signal(pid, "SIGQUIT");
  if (await waitForEnd(pid, 10_000)) return;
  for (const one of withChildren(pid)) signal(one, "SIGKILL");
  await waitForEnd(pid, 5_000);
}

function readNote(data: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 0 ? { pid, port: Number(lines[3]) || 0 } : undefined;
  } catch {
    return undefined;
  }
}

function answers(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
