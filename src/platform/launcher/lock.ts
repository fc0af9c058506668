import { DatabaseSync } from "node:sqlite";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { type Refusal, refuse } from "#platform/refusals";
import { type Place, leaveToOwner, refuseFileError } from "./place.ts";

export type FolderLock = { release(): void };

/**
 * Takes the folder for this process until `release` or its death, or refuses with `launcher.already_running`.
 *
 * Node has no flock. A file with a process id in it goes stale after kill -9 and lies when ids are reused or seen from
 * another container; SQLite's exclusive transaction is a lock of the operating system, which ends with its process.
 * The database file stays empty. Two starts race for this lock; the session advisory lock (session.ts) is what others see.
 */
export function lockFolder(place: Place): FolderLock | Refusal {
  let held: DatabaseSync | undefined;
  try {
    held = new DatabaseSync(place.lock, { timeout: 0 });
    // In memory: the journal of a transaction that writes nothing need not stand beside the lock.
    held.exec("pragma journal_mode = memory; begin exclusive");
    writeFileSync(place.owner, `${process.pid}\n`, { mode: 0o600 });
  } catch (error) {
    held?.close();
    return refuseLock(error, place);
  }
  const lock = held;
  for (const path of [place.lock, place.owner]) leaveToOwner(place.folder, path);
  return {
    release() {
      if (!lock.isOpen) return;
      rmSync(place.owner, { force: true });
      lock.close();
    },
  };
}

/** The refusal of a second start, with the process id of the first. */
export function refuseRunning(place: Place): Refusal {
  let pid = "?";
  try {
    pid = readFileSync(place.owner, "utf8").trim() || pid;
  } catch {
    // The first start is between its lock and its note; the text does without the number.
  }
  return refuse("launcher.already_running", { pid, folder: place.folder }, { status: 409 });
}

function refuseLock(error: unknown, place: Place): Refusal {
  const code = error instanceof Error && "errcode" in error ? Number(error.errcode) : -1;
  const [busy, locked] = [5, 6];
  if (code === busy || code === locked) return refuseRunning(place);
  if (code === -1) return refuseFileError(error, place.folder);
  return refuse(
    "launcher.lock_failed",
    { file: place.lock, detail: (error as Error).message },
    { status: 503 },
  );
}
