import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, lstatSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { Client } from "pg";
import { type Refusal, isRefusal } from "#platform/refusals";
import { type Installation, findBinaries, installationAt } from "./binaries.ts";
import type { StartOptions } from "./start.ts";

export type Held = {
  readonly child: ChildProcess;
  readonly node: number;
  readonly postgres: number;
  readonly url: string;
  readonly folder: string;
};

/** A folder of the tests, which are to remove it. */
export function testFolder(): string {
  return mkdtempSync(join(realpathSync(tmpdir()), "launcher-test-"));
}

export function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

/** Starts a database in another process, `as` what stands before Node on the command line. */
export async function startElsewhere(
  options: Partial<StartOptions> & { exit?: number },
  as: string[] = [],
): Promise<Held | Refusal> {
  const fixture = join(import.meta.dirname, "launcher.fixture.ts");
  const [file = "", ...args]: string[] = [...as, process.execPath, fixture, JSON.stringify(options)];
  const child = spawn(file, args, { stdio: ["ignore", "pipe", "inherit"], cwd: "/" });
  for await (const line of createInterface({ input: child.stdout })) {
    const answer = JSON.parse(line) as Omit<Held, "child"> | Refusal;
    return isRefusal(answer) ? answer : { ...answer, child };
  }
  throw new Error("the process ended without a word");
}

/** Waits for a process's end: its code, or the signal that ended it. */
export function endOf(child: ChildProcess): Promise<number | string | null> {
  if (child.exitCode !== null || child.signalCode !== null)
    return Promise.resolve(child.signalCode ?? child.exitCode);
  return new Promise((resolve) => child.once("exit", (code, signal) => resolve(signal ?? code)));
}

/** Runs one statement on a connection of its own. */
export async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}

/** The value, where a refusal would be a failure of the test. */
export function expectValue<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(`refused: ${value.id} ${JSON.stringify(value.params)}`);
  return value;
}

/** The binaries as npm leaves them when no install script may run: without links, in `folder`. */
export function unlinkedBinaries(folder: string): Installation {
  const { binaries } = expectValue(findBinaries());
  const copy = join(folder, "package", "native");
  cpSync(binaries, copy, {
    recursive: true,
    filter: (path) => !path.endsWith(".a") && !lstatSync(path).isSymbolicLink(),
  });
  cpSync(join(dirname(binaries), "package.json"), join(folder, "package", "package.json"));
  return installationAt(copy);
}
