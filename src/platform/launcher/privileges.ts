import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { lstatSync, readFileSync, realpathSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { type Refusal, refuse } from "#platform/refusals";
import type { Place } from "./place.ts";

export type Account = { readonly uid: number; readonly gid: number };

/** What the host allows; tests put another one in its place, nothing else does. */
export type Surroundings = {
  readonly uid: number | undefined;
  /** PostgreSQL asks the host for the name of its user and ends without one (`docker run -u 1234`). */
  readonly named: boolean;
  /** An existing unprivileged account, never one that we make. */
  readonly account: Account | undefined;
  readonly mayUnshare: (account: Account) => boolean;
  /** Where binaries and data live when root may not make a user namespace. */
  readonly systemFolder: string;
};

/** How PostgreSQL's programs are started: as ourselves, in a user namespace (`prefix`), or as another account. */
export type Runner = {
  readonly prefix: readonly string[];
  readonly account?: Account;
  /** Set when the data cannot live in the launcher's folder: their place under the system folder. */
  readonly home?: string;
};

export function surroundings(): Surroundings {
  return {
    uid: process.getuid?.(),
    named: isNamed(),
    account: unprivilegedAccount(),
    mayUnshare: (account) => probe({ prefix: namespaceOf(account) }, "true", []),
    systemFolder: "/var/lib/vinculo",
  };
}

/**
 * PostgreSQL refuses root. In order: the owner of existing data; a user namespace in which root looks like nobody and
 * still opens root's own files; the folder's owner; an unprivileged account with binaries and data under the system folder.
 * Refuses with `launcher.no_privileges` or `launcher.data_of_other_user`.
 */
export function chooseRunner(place: Place, host: Surroundings): Runner | Refusal {
  const owner = ownerOf(place.data);
  const visits = (runner: Runner) => probe(runner, "test", ["-x", place.folder]);
  if (host.uid !== 0) {
    if (owner && host.uid !== undefined && owner.uid !== host.uid) {
      return refuse("launcher.data_of_other_user", { folder: place.data, user: owner.uid }, { status: 503 });
    }
    if (host.named) return { prefix: [] };
  } else if (owner && owner.uid !== 0) {
    return { prefix: [], account: owner };
  }
  const { account } = host;
  if (!account) return refuse("launcher.no_privileges", { folder: place.folder }, { status: 503 });
  const namespace = { prefix: namespaceOf(account) };
  if (host.mayUnshare(account) && visits(namespace)) return namespace;
  if (host.uid === 0 && !owner) {
    // A mounted folder of somebody's: under the system folder its data would vanish with the container.
    const holder = ownerOf(place.folder);
    if (holder && holder.uid !== 0 && visits({ prefix: [], account: holder }))
      return { prefix: [], account: holder };
    const name = createHash("sha256").update(realpathSync(place.folder)).digest("hex").slice(0, 16);
    return { prefix: [], account, home: join(host.systemFolder, name) };
  }
  return refuse("launcher.no_privileges", { folder: place.folder }, { status: 503 });
}

/** The environment of PostgreSQL's programs: nothing of ours (no PG*, no library path of another program). */
export function cleanEnvironment(libraries: string | undefined): Record<string, string> {
  const path = process.platform === "darwin" ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH";
  return {
    PATH: process.env["PATH"] ?? "/usr/local/bin:/usr/bin:/bin",
    LC_ALL: "C",
    TZ: "UTC",
    ...(libraries && { [path]: libraries }),
  };
}

export type Outcome = { readonly code: number | null; readonly output: string };

/** Runs one of PostgreSQL's programs to its end; both streams come back as one text. */
export function runAs(
  runner: Runner,
  env: Record<string, string>,
  program: string,
  args: string[],
): Promise<Outcome> {
  const [file, all] = commandLine(runner, program, args);
  return new Promise((resolve) => {
    const child = spawn(file, all, { env, cwd: "/", stdio: ["ignore", "pipe", "pipe"], ...runner.account });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.on("error", (error) => resolve({ code: null, output: `${output}${error.message}` }));
    child.on("close", (code) => resolve({ code, output }));
  });
}

export function commandLine(runner: Runner, program: string, args: string[]): [string, string[]] {
  const [file = program, ...rest] = [...runner.prefix, program, ...args];
  return [file, rest];
}

function probe(runner: Runner, program: string, args: string[]): boolean {
  const [file, all] = commandLine(runner, program, args);
  return (
    spawnSync(file, all, { env: cleanEnvironment(undefined), cwd: "/", stdio: "ignore", ...runner.account })
      .status === 0
  );
}

function namespaceOf({ uid, gid }: Account): string[] {
  return ["unshare", "--user", `--map-user=${uid}`, `--map-group=${gid}`];
}

/** Whose the data are; undefined while there are none. */
function ownerOf(data: string): Account | undefined {
  if (!lstatSync(data, { throwIfNoEntry: false })) return undefined;
  const entry = statSync(data, { throwIfNoEntry: false });
  return entry && { uid: entry.uid, gid: entry.gid };
}

/** `nobody`, or any account that is not root: its number differs between distributions (65534, 99). */
function unprivilegedAccount(): Account | undefined {
  try {
    const accounts = readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .map((line) => line.split(":"))
      .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
      .filter(({ uid, gid }) => uid > 0 && gid > 0);
    return accounts.find(({ name }) => name === "nobody") ?? accounts[0];
  } catch {
    return undefined;
  }
}

function isNamed(): boolean {
  try {
    return userInfo().username !== "";
  } catch {
    return false;
  }
}
