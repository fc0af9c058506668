import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const program = join(import.meta.dirname, "../../../bin/vinculo.js");

/** The product as a person runs it: a process of its own, a port, a data folder. */
export type Running = {
  readonly origin: string;
  /** What the server answers, asked again while it cannot be reached or says 503: what a shop's retries do. */
  readonly post: (path: string, body: unknown, key: string) => Promise<unknown>;
  /** Kills `start` at once, as a power cut would, and leaves its PostgreSQL an orphan. */
  readonly killServer: () => Promise<void>;
  readonly stop: () => Promise<number | null>;
};

/** Runs a command to its end and answers what it printed. */
export async function command(folder: string, ...words: string[]): Promise<string> {
  const child = spawn(process.execPath, [program, ...words], {
    env: { ...process.env, VINCULO_DATA: folder, LANG: "en_US" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (some: Buffer) => (said += some.toString()));
  const code = await new Promise((ended) => child.on("close", ended));
  if (code !== 0) throw new Error(`vinculo ${words[0]} ended with ${String(code)}: ${said}`);
  return said;
}

/** Starts the product on a folder and port and waits until its API answers. */
export async function run(folder: string, port: number): Promise<Running> {
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [program, "start"], {
    env: { ...process.env, VINCULO_DATA: folder, PORT: String(port), LANG: "en_US" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  await answering(origin, child);
  return {
    origin,
    post: (path, body, key) => insist(`${origin}${path}`, body, key),
    killServer: () => end(child, "SIGKILL").then(() => undefined),
    stop: () => end(child, "SIGTERM"),
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  child.kill(signal);
  return ended;
}

async function answering(origin: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`start ended with ${child.exitCode}`);
    const status = await fetch(`${origin}/api/openapi.json`).then(
      (answer) => answer.status,
      () => 0,
    );
    const ready = await fetch(`${origin}/api/setup`).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200 && ready === 200) return;
    await pause(50);
  }
  throw new Error("start does not answer");
}

async function insist(url: string, body: unknown, key: string): Promise<unknown> {
  const deadline = performance.now() + 60_000;
  for (;;) {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
    }).catch(() => null);
    if (answer?.status === 200) return answer.json();
    if (answer && answer.status !== 503 && answer.status !== 429) {
      throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
    }
    if (performance.now() > deadline) throw new Error(`${url} does not answer`);
    await pause(30);
  }
}
