import { randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type Refusal, refuse } from "#platform/refusals";
import { type Installation, type Server, majorOf } from "./binaries.ts";
import { type Place, leaveToOwner, refuseFileError, refuseFullDisk } from "./place.ts";
import { type Runner, runAs } from "./privileges.ts";

export const superuser = "vinculo";

/**
 * The real path of the cluster, undefined while there is none. Refuses a link whose end is gone (`launcher.data_missing`)
 * and a folder that holds something else (`launcher.data_unknown`).
 */
export function findCluster(place: Place): string | undefined | Refusal {
  const entry = lstatSync(place.data, { throwIfNoEntry: false });
  if (!entry) return undefined;
  if (!existsSync(place.data))
    return refuse("launcher.data_missing", { folder: place.data }, { status: 503 });
  if (existsSync(join(place.data, "PG_VERSION"))) return realpathSync(place.data);
  if (entry.isDirectory() && readdirSync(place.data).length === 0) return undefined;
  return refuse("launcher.data_unknown", { folder: place.data }, { status: 503 });
}

/** The password that initialise chose, or `launcher.password_missing`. */
export function readPassword(place: Place): string | Refusal {
  try {
    return readFileSync(place.password, "utf8").trim();
  } catch {
    return refuse("launcher.password_missing", { file: place.password }, { status: 503 });
  }
}

/** Data of another major version are refused (`launcher.version_differs`): only backup and restore lead over it. */
export function checkVersion(data: string, installation: Installation): Refusal | undefined {
  const found = readFileSync(join(data, "PG_VERSION"), "utf8").trim();
  const wanted = String(majorOf(installation));
  if (found === wanted) return undefined;
  return refuse("launcher.version_differs", { found, wanted }, { status: 503 });
}

/**
 * Makes the cluster and returns its real path. initdb works in a folder of its own that is renamed when complete, so an
 * interruption leaves nothing that looks like data; what it leaves is removed by the next start.
 */
export async function initialise(
  place: Place,
  server: Server,
  temporary: boolean,
): Promise<string | Refusal> {
  const { home } = server.runner;
  const parent = home ?? place.folder;
  try {
    removeUnfinished(parent);
    const kept = home && findAside(place, home);
    if (kept) return kept;
    const work = mkdtempSync(join(parent, "postgres.init-"));
    const password = randomBytes(24).toString("base64url");
    writeFileSync(join(work, "password"), `${password}\n`, { mode: 0o600 });
    give(server.runner, [work, join(work, "password")]);
    const failed = await runInitdb(work, place, server, temporary);
    if (failed) {
      removeUnfinished(parent);
      return failed;
    }
    writePassword(place, password);
    const data = join(parent, "postgres");
    renameSync(join(work, "data"), data);
    if (home) symlinkSync(data, place.data);
    removeUnfinished(parent);
    return realpathSync(data);
  } catch (error) {
    return refuseFileError(error, parent);
  }
}

async function runInitdb(
  work: string,
  place: Place,
  server: Server,
  temporary: boolean,
): Promise<Refusal | undefined> {
  const major = majorOf(server.installation);
  const { code, output } = await runAs(
    server.runner,
    server.env,
    join(server.installation.binaries, "bin", "initdb"),
    [
      `--pgdata=${join(work, "data")}`,
      `--pwfile=${join(work, "password")}`,
      `--username=${superuser}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--no-instructions",
      // The builtin provider came with 17; it sorts alike on every machine.
      ...(major >= 17
        ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        : ["--locale=C"]),
      ...(temporary ? ["--no-sync"] : []),
      ...(temporary && major >= 18 ? ["--no-data-checksums"] : []),
    ],
  );
  if (code === 0) return undefined;
  const full = refuseFullDisk(output, place.folder);
  if (full) return full;
  const detail = output.trim().split("\n").slice(-5).join("\n");
  return refuse("launcher.init_failed", { folder: place.folder, detail }, { status: 503 });
}

/** Data under the system folder whose link was not made yet, or was deleted with the launcher's folder: those are set aside. */
function findAside(place: Place, home: string): string | undefined {
  const data = join(home, "postgres");
  if (!existsSync(data)) return undefined;
  if (existsSync(place.password)) {
    rmSync(place.data, { force: true });
    symlinkSync(data, place.data);
    return realpathSync(data);
  }
  renameSync(data, mkdtempSync(join(home, "postgres.abandoned-")));
  return undefined;
}

/** Durable before the data get their name: data without their password would be lost. */
function writePassword(place: Place, password: string): void {
  const unfinished = `${place.password}.new`;
  rmSync(unfinished, { force: true });
  const file = openSync(unfinished, "wx", 0o600);
  writeFileSync(file, `${password}\n`);
  fsyncSync(file);
  closeSync(file);
  leaveToOwner(place.folder, unfinished);
  renameSync(unfinished, place.password);
}

function give(runner: Runner, paths: string[]): void {
  for (const path of paths) {
    if (runner.account) chownSync(path, runner.account.uid, runner.account.gid);
  }
}

function removeUnfinished(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith("postgres.init-")) continue;
    try {
      rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    } catch {
      // An initdb that outlived its Node still writes there; the next start removes it.
    }
  }
}
