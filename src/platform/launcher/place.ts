import { accessSync, chmodSync, chownSync, constants, mkdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Refusal, refuse } from "#platform/refusals";

/** The files that the launcher keeps in its folder (`.vinculo`). */
export type Place = {
  readonly folder: string;
  /** The cluster, or a link to it where it had to live elsewhere (see privileges.ts). */
  readonly data: string;
  readonly password: string;
  readonly log: string;
  /** Held with an operating-system lock while a start is alive; nobody may read or copy it (see lock.ts). */
  readonly lock: string;
  /** The process id of the holder, for the refusal's text only. */
  readonly owner: string;
};

export function placeOf(folder: string): Place {
  const root = resolve(folder);
  return {
    folder: root,
    data: join(root, "postgres"),
    password: join(root, "postgres.password"),
    log: join(root, "postgres.log"),
    lock: join(root, "postgres.lock"),
    owner: join(root, "postgres.owner"),
  };
}

/** Makes the folder if need be (0700) and checks that we may write in it. */
export function prepareFolder(folder: string): Refusal | undefined {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    return refuseFileError(error, folder);
  }
}

/** Makes the place of data and binaries under the system folder, which the unprivileged account must be able to enter. */
export function prepareHome(home: string): void {
  mkdirSync(home, { recursive: true });
  for (const folder of [dirname(home), home]) chmodSync(folder, 0o755);
}

/** Root leaves nothing in another user's folder that its owner could not use later. */
export function leaveToOwner(folder: string, path: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(folder);
  if (uid !== 0) chownSync(path, uid, gid);
}

/** The refusal of a full disk, where a program of PostgreSQL says so in its own words. */
export function refuseFullDisk(said: string, folder: string): Refusal | undefined {
  if (!/No space left on device|Check free disk space|Disk quota exceeded/.test(said)) return undefined;
  return refuse("launcher.disk_full", { folder }, { status: 507 });
}

/** What the file system answered, as a refusal; anything that is not its answer is a bug and goes on being thrown. */
export function refuseFileError(error: unknown, folder: string): Refusal {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOSPC" || code === "EDQUOT")
    return refuse("launcher.disk_full", { folder }, { status: 507 });
  const known = ["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST", "ENOENT", "ELOOP", "ENAMETOOLONG"];
  if (known.includes(code)) return refuse("launcher.folder_not_writable", { folder, code }, { status: 503 });
  throw error;
}
