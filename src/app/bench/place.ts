import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openServer } from "#app/start";
import type { Config } from "#platform/config";
import { isRefusal } from "#platform/refusals";

const program = join(import.meta.dirname, "../../../bin/vinculo.js");

/** A data folder to measure on: one that stands, or one that is made and thrown away. */
export type Place = {
  readonly folder: string;
  /** What its load took; null where it stood. */
  readonly loaded: { readonly seconds: number; readonly customers: number } | null;
  readonly leave: () => Promise<void>;
};

/** Takes the folder named, or makes one and loads a demo of `customers` into it. */
export async function placeFor(folder: string | undefined, customers: number): Promise<Place> {
  if (folder !== undefined) return { folder, loaded: null, leave: () => Promise.resolve() };
  const made = await mkdtemp(join(tmpdir(), "vinculo-bench-"));
  const leave = () => rm(made, { recursive: true, force: true });
  const said = await command(made, "demo", "--customers", String(customers), "--json");
  const { seconds } = JSON.parse(said) as { seconds: number };
  return { folder: made, loaded: { seconds, customers }, leave };
}

/** Vínculo as a person runs it: a process of its own with its database. */
export type Running = {
  readonly origin: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
};

/** Starts Vínculo on a folder and waits until its API answers. */
export async function startOn(folder: string): Promise<Running> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [program, "start"], {
    env: { ...process.env, VINCULO_DATA: folder, PORT: String(port) },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async (): Promise<void> => {
    if (isRunning(child)) child.kill("SIGTERM");
    await ended;
  };
  while (isRunning(child)) {
    if (await answers(`${origin}/api/setup`)) return { origin, pid: child.pid ?? 0, stop };
    await pause(50);
  }
  throw new Error(`start ended with ${String(child.exitCode)}`);
}

/** Whether a Vínculo runs on the folder already: what is cold can only be measured by stopping it. */
export async function isTaken(config: Config): Promise<boolean> {
  return !isRefusal(await openServer(config));
}

/** Empties the operating system's cache of files, where we may: as root on Linux. Answers whether it did. */
export async function dropCaches(): Promise<boolean> {
  try {
    await new Promise<void>((resolve) => spawn("sync", { stdio: "ignore" }).once("close", () => resolve()));
    await writeFile("/proc/sys/vm/drop_caches", "3");
    return true;
  } catch {
    return false;
  }
}

async function command(folder: string, ...words: string[]): Promise<string> {
  const child = spawn(process.execPath, [program, ...words], {
    env: { ...process.env, VINCULO_DATA: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (some: Buffer) => (said += some.toString()));
  const code = await new Promise((ended) => child.on("close", ended));
  if (code !== 0) throw new Error(`vinculo ${words[0]} ended with ${String(code)}`);
  return said;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    async (answer) => {
      await answer.arrayBuffer();
      return answer.status === 200;
    },
    () => false,
  );
}
