import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readSync, renameSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { Client } from "pg";
import { type Refusal, refuse } from "#platform/refusals";
import type { Server } from "./binaries.ts";
import { type Place, leaveToOwner, refuseFullDisk } from "./place.ts";
import { commandLine } from "./privileges.ts";
import { stopPostmaster } from "./recover.ts";

const largestLog = 8 * 2 ** 20;
/** Without any answer for so long, a postmaster that lives is still not going to start. Replaying its log answers 57P03. */
const patience = 60_000;

export type Launched = { readonly child: ChildProcess; readonly pid: number; readonly port: number };

/** Starts the postmaster on a free port and waits until it takes connections, or refuses with its last words. */
export async function launch(
  place: Place,
  server: Server,
  data: string,
  settings: Record<string, string>,
  urlAt: (port: number) => string,
): Promise<Launched | Refusal> {
  const deadline = performance.now() + patience;
  for (;;) {
    const port = await freePort();
    rotateLog(place);
    const from = statSync(place.log, { throwIfNoEntry: false })?.size ?? 0;
    const child = spawnPostmaster(place, server, data, { ...settings, port: String(port) });
    const failed = await waitUntilReady(child, urlAt(port));
    if (!failed && child.pid) return { child, pid: child.pid, port };
    if (child.pid && child.exitCode === null && child.signalCode === null)
      await stopPostmaster(child.pid, "SIGINT");
    const words = readLog(place, from);
    // Somebody took the port in between, or a backend of a dead postmaster (unseen outside Linux) still ends.
    const passing = /could not bind|pre-existing shared memory block/.test(words);
    if (!passing || performance.now() > deadline)
      return refuseStart(place, failed === "ended" ? words : `${words}\n${failed}`);
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

function spawnPostmaster(
  place: Place,
  server: Server,
  data: string,
  settings: Record<string, string>,
): ChildProcess {
  const fixed = { listen_addresses: "127.0.0.1", unix_socket_directories: "" };
  const pairs = Object.entries({ ...settings, ...fixed }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const [file, args] = commandLine(server.runner, join(server.installation.binaries, "bin", "postgres"), [
    "-D",
    data,
    ...pairs,
  ]);
  const log = openSync(place.log, "a", 0o600);
  leaveToOwner(place.folder, place.log);
  // Detached: Ctrl-C goes to the whole group and would stop the database before we have drained.
  const child = spawn(file, args, {
    env: server.env,
    cwd: "/",
    detached: true,
    stdio: ["ignore", log, log],
    ...server.runner.account,
  });
  closeSync(log);
  child.on("error", () => undefined);
  child.unref();
  return child;
}

/** Connects until it works; returns what went wrong when it never will. Makes the database where initdb just ran. */
async function waitUntilReady(child: ChildProcess, url: string): Promise<string | undefined> {
  let deadline = performance.now() + patience;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return "ended";
    const answer = await tryConnection(url);
    if (answer === "ready") return undefined;
    if (answer === "3D000") {
      const failed = await createDatabase(url);
      if (failed) return failed;
    } else if (answer === "57P03") deadline = performance.now() + patience;
    else if (/^(28|XX)/.test(answer) || performance.now() > deadline) return answer;
    await new Promise((wake) => setTimeout(wake, 10));
  }
}

async function tryConnection(url: string): Promise<string> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return "ready";
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Makes the database; returns what went wrong. */
async function createDatabase(url: string): Promise<string | undefined> {
  const maintenance = new URL(url);
  const name = maintenance.pathname.slice(1);
  maintenance.pathname = "/postgres";
  const client = new Client({ connectionString: maintenance.href });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query(`create database ${client.escapeIdentifier(name)}`);
    return undefined;
  } catch (error) {
    return String(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** One former log is kept: `postgres.log.1`. */
function rotateLog({ log }: Place): void {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestLog) renameSync(log, `${log}.1`);
}

/** What PostgreSQL wrote since `from`, at most its last 4 kB. */
function readLog({ log }: Place, from: number): string {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  const start = Math.max(from, size - 4_096);
  const text = Buffer.alloc(Math.max(size - start, 0));
  const file = openSync(log, "r");
  readSync(file, text, 0, text.length, start);
  closeSync(file);
  return text.toString("utf8").trim().split("\n").slice(-6).join("\n");
}

function refuseStart(place: Place, detail: string): Refusal {
  const full = refuseFullDisk(detail, place.folder);
  return full ?? refuse("launcher.start_failed", { detail, log: place.log }, { status: 503 });
}
