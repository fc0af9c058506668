import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { root } from "./house.ts";
import { blocksOf, isServer, stepsOf } from "./readme_blocks.ts";

/**
 * Runs every fenced `sh` block of the READMEs as a newcomer would, each document in a clone of its own, nothing skipped.
 * A line that starts the server must answer on its port and then end well on Ctrl-C. Other documents by name:
 * `node arch/readme.ts docs/run.md`.
 */
const documents = process.argv.length > 2 ? process.argv.slice(2) : ["README.md", "README.es.md"];
const first = "npm ci && npx vinculo analyze examples/orders.csv";

for (const document of documents) {
  const blocks = blocksOf(readFileSync(join(root, document), "utf8"));
  if (blocks.length === 0) throw new Error(`${document} shows no command`);
  if (process.argv.length === 2 && !blocks.some((block) => block.includes(first))) {
    throw new Error(`${document} does not show its first command: ${first}`);
  }
  const folder = clone();
  try {
    for (const block of blocks) await runBlock(document, block, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** What a clone would hold: all that git knows or would add. */
function clone(): string {
  const listing = [
    "-c",
    "safe.directory=*",
    "ls-files",
    "-z",
    "--cached",
    "--others",
    "--exclude-standard",
    "--deduplicate",
  ];
  const listed = spawnSync("git", listing, { cwd: root, encoding: "utf8" });
  if (listed.status !== 0) throw new Error(`git could not list the files: ${listed.stderr}`);
  const folder = mkdtempSync(join(tmpdir(), "vinculo-readme-"));
  for (const path of listed.stdout.split("\0").filter(Boolean)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    copyFileSync(join(root, path), join(folder, path));
  }
  return folder;
}

async function runBlock(document: string, block: string, folder: string): Promise<void> {
  for (const step of stepsOf(block)) {
    console.log(`\n${document} $ ${step}`);
    const before = reportsIn(folder);
    const begun = performance.now();
    const code = isServer(step) ? await serve(step, folder) : await run(step, folder, environment());
    if (code !== 0) throw new Error(`${document}: "${step}" ended with ${code}`);
    const wrote = reportsIn(folder).filter((name) => !before.includes(name));
    const analyses = /\bvinculo analyze\b/.test(step) && !/--(json|help|out)\b/.test(step);
    if (analyses && before.length + wrote.length === 0)
      throw new Error(`${document}: "${step}" wrote no report`);
    console.log(`${document} ok, ${((performance.now() - begun) / 1000).toFixed(1)} s ${wrote.join(" ")}`);
  }
}

function reportsIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith(".html"));
}

/** The host's own, without what npm and this checkout put in: a newcomer's Node and an untouched npm. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|INIT_CWD$|NODE_ENV$|VITEST)/.test(name),
  );
  const path = (process.env["PATH"] ?? "").split(delimiter).filter((one) => !one.includes("node_modules"));
  return { ...Object.fromEntries(kept), PATH: path.join(delimiter) };
}

function run(step: string, cwd: string, env: NodeJS.ProcessEnv): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn("bash", ["-euo", "pipefail", "-c", step], {
      cwd,
      env,
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.on("error", reject);
    child.on("close", resolve);
  });
}

/** Starts what the line starts on a free port, waits until it answers, ends it as Ctrl-C in a terminal would. */
async function serve(step: string, cwd: string): Promise<number | null> {
  const port = await freePort();
  const env = { ...environment(), PORT: String(port) };
  const child = spawn("bash", ["-c", step], {
    cwd,
    env,
    detached: true,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  let over = false;
  void ended.then(() => (over = true));
  const group = -(child.pid ?? 0);
  const deadline = performance.now() + 90_000;
  while (!over && !(await answers(port))) {
    if (performance.now() > deadline) {
      process.kill(group, "SIGKILL");
      throw new Error(`"${step}" does not answer on port ${port}`);
    }
    await pause(200);
  }
  if (over) throw new Error(`"${step}" ended before it answered`);
  process.kill(group, "SIGINT");
  const code = await ended;
  // 130 is how a shell says that Ctrl-C ended what it ran.
  return code === 130 || code === null ? 0 : code;
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/`)).status < 500;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
