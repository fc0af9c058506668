import { lstatSync, mkdtempSync, readdirSync, readlinkSync, rmSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isRefusal } from "#platform/refusals";
import { findCluster } from "./initialise.ts";
import { lockFolder } from "./lock.ts";
import { type Place, placeOf } from "./place.ts";
import { isAlive, postgresOn, signal, startOf } from "./processes.ts";
import { findPostmaster, stopPostmaster } from "./recover.ts";

/**
 * Makes a folder for a throw-away database, named after this process, and removes those of dead processes. Where the
 * system's temporary folder cannot be written, the name comes back unmade and the start on it refuses with the reason.
 */
export async function temporaryFolder(): Promise<string> {
  const name = join(tmpdir(), `vinculo-${process.pid}-${startOf(process.pid)}-`);
  try {
    const folder = mkdtempSync(name);
    await sweep(tmpdir());
    return folder;
  } catch {
    return `${name}unmade`;
  }
}

/** Removes a throw-away folder with its data, wherever those live. What cannot be removed now is left to a later sweep. */
export function removeTemporary(place: Place): void {
  try {
    if (lstatSync(place.data, { throwIfNoEntry: false })?.isSymbolicLink()) {
      const elsewhere = readlinkSync(place.data);
      removeAll(elsewhere);
      rmdirSync(dirname(elsewhere));
    }
    removeAll(place.folder);
  } catch {
    // A stop has done its work when PostgreSQL has ended; a process that ends must not fail over a leftover.
  }
}

/** Removes the throw-away folders whose process was killed, after stopping the database that it left running. */
async function sweep(parent: string): Promise<void> {
  for (const name of readdirSync(parent)) {
    const [, pid, start] = /^vinculo-(\d+)-(\d+)-/.exec(name) ?? [];
    if (!pid || !start || !isOurs(join(parent, name)) || isOwnerAlive(Number(pid), start)) continue;
    try {
      await removeDead(placeOf(join(parent, name)));
    } catch {
      // Another process sweeps the same folder; between the two of us it goes.
    }
  }
}

async function removeDead(place: Place): Promise<void> {
  // The process may live where we cannot see its id (another container on the same /tmp): the lock can.
  const lock = lockFolder(place);
  if (isRefusal(lock)) return;
  const data = findCluster(place);
  if (typeof data === "string") {
    const orphan = findPostmaster(data);
    if (orphan) await stopPostmaster(orphan.pid, "SIGQUIT");
    for (const pid of postgresOn(data)) signal(pid, "SIGKILL");
  }
  lock.release();
  removeTemporary(place);
}

function isOurs(folder: string): boolean {
  const entry = lstatSync(folder, { throwIfNoEntry: false });
  return entry !== undefined && entry.isDirectory() && entry.uid === process.getuid?.();
}

function isOwnerAlive(pid: number, start: string): boolean {
  return isAlive(pid) && startOf(pid) === start;
}

function removeAll(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}
