import { readFileSync, readdirSync, readlinkSync } from "node:fs";
import { spawnSync } from "node:child_process";

/** Alive, and not a zombie: a dead postmaster that nobody reaped still answers to `kill(pid, 0)`. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, under another user.
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  return stateOf(pid) !== "Z";
}

/** When a process started (clock ticks since boot; "0" where /proc is missing): tells a reused process id from the old one. */
export function startOf(pid: number): string {
  return statusFields(pid)?.[19] ?? "0";
}

/** True when `pid` is a postgres that works on this cluster: an id read from a file may have been reused by anybody. */
export function isPostgresOn(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false;
  const words = commandOf(pid);
  if (!words.some((word) => word.includes("postgres"))) return false;
  return words.includes(data) || workingFolderOf(pid) === data;
}

/** Every postgres on this cluster whose working folder can be read: also backends that outlived their postmaster. Linux only. */
export function postgresOn(data: string): number[] {
  if (process.platform !== "linux") return [];
  return processIds().filter(
    (pid) => workingFolderOf(pid) === data && /postgres/.test(commandOf(pid)[0] ?? "") && isAlive(pid),
  );
}

/** A process and its children, for measuring memory. PostgreSQL's processes are all direct children of the postmaster. */
export function withChildren(pid: number): number[] {
  if (!isAlive(pid)) return [];
  if (process.platform !== "linux") {
    const listed = spawnSync("pgrep", ["-P", String(pid)], { encoding: "utf8" }).stdout ?? "";
    return [pid, ...listed.split("\n").filter(Boolean).map(Number)];
  }
  return [pid, ...processIds().filter((one) => statusFields(one)?.[1] === String(pid))];
}

/** Waits until the process is gone or `milliseconds` passed; true when it is gone. */
export async function waitForEnd(pid: number, milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  while (isAlive(pid)) {
    if (performance.now() > deadline) return false;
    await new Promise((wake) => setTimeout(wake, 10));
  }
  return true;
}

/** Sends a signal; a process that is gone already is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

function processIds(): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function stateOf(pid: number): string | undefined {
  if (process.platform === "linux") return statusFields(pid)?.[0];
  return spawnSync("ps", ["-o", "state=", "-p", String(pid)], { encoding: "utf8" })
    .stdout?.trim()
    .charAt(0);
}

/** The fields of /proc/pid/stat from the state on; the name before them may itself hold spaces and brackets. */
function statusFields(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}

/** The words of a command line; outside Linux a path with blanks comes in pieces. */
function commandOf(pid: number): string[] {
  if (process.platform !== "linux") {
    const ps = spawnSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return (ps.stdout ?? "").trim().split(" ");
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}

function workingFolderOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}
