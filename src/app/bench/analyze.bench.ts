import { spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { type Understanding, understandFile } from "#identify/files";
import { startDatabase, temporaryFolder } from "#platform/launcher";
import { isRefusal, type Refusal } from "#platform/refusals";
import { type Memory, watchMemory } from "./memory.ts";
import { simulatedFile } from "./simulated_file.ts";

const program = join(import.meta.dirname, "../../../bin/vinculo.js");

/**
 * `bench analyze`: an order file, CSV to report, as a person runs it: a new process, a new database. Beside it, in the
 * same run, a bare COPY of the same file into an unlogged table of text, which any answer by a database must pay first.
 * Prints a line a run and one of medians. Target (DESIGN §8): 541,909 lines in 15 s and 500 MB with PostgreSQL.
 */
export async function benchAnalyze(
  print: (line: object) => void,
  runs: number,
  path?: string,
): Promise<Refusal | null> {
  const folder = await mkdtemp(join(tmpdir(), "vinculo-bench-"));
  try {
    const file = path ?? (await simulatedFile(folder));
    const understood = await understandFile(file, {});
    if (isRefusal(understood)) return understood;
    const times: { analyze: number; copy: number | null; memory: Memory | null }[] = [];
    for (let run = 1; run <= runs; run += 1) {
      const copy = await rawCopy(file, understood.understanding);
      if (isRefusal(copy)) return copy;
      const { seconds, memory } = await analyzeOnce(file, folder);
      times.push({ analyze: seconds, copy, memory });
      print({ bench: "analyze", run, seconds, rawCopySeconds: copy, ...megabytes(memory) });
    }
    const seconds = median(times.map((one) => one.analyze));
    const copy = median(times.flatMap((one) => one.copy ?? []));
    print({
      bench: "analyze",
      median: seconds,
      rawCopyMedian: copy,
      ratio: copy && seconds ? Number((seconds / copy).toFixed(2)) : null,
      peakMb: median(times.flatMap((one) => (one.memory ? [mb(one.memory.node + one.memory.postgres)] : []))),
      rows: understood.rows,
      runs,
      target: { seconds: 15, mb: 500, rows: 541_909 },
      node: process.version,
      cores: cpus().length,
      fsync: "off (throw-away database)",
      load: path ? "the file named" : "simulated order lines",
    });
    return null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function analyzeOnce(
  file: string,
  folder: string,
): Promise<{ seconds: number; memory: Memory | null }> {
  const from = performance.now();
  const child = spawn(
    process.execPath,
    [program, "analyze", file, "--json", "--out", join(folder, "report.html")],
    {
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  const watched = watchMemory(child.pid ?? 0);
  const code = await new Promise((ended) => child.on("exit", ended));
  if (code !== 0) throw new Error(`analyze ended with ${String(code)}`);
  return { seconds: since(from), memory: watched() };
}

/** Null where COPY cannot read the file as it is (columns in blanks, UTF-16). */
async function rawCopy(file: string, read: Understanding): Promise<number | Refusal | null> {
  if (read.delimiter === " " || read.encoding.startsWith("utf-16")) return null;
  const server = await startDatabase({ folder: await temporaryFolder(), temporary: true });
  if (isRefusal(server)) return server;
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    const columns = read.allColumns.map((_, index) => `c${index} text`).join(", ");
    await client.query(`create unlogged table raw (${columns})`);
    const from = performance.now();
    const encoding = read.encoding === "utf-8" ? "utf8" : "win1252";
    const options = `format csv, header ${read.header}, delimiter e'${read.delimiter}', encoding '${encoding}'`;
    const into = client.query(copyFrom(`copy raw from stdin with (${options})`));
    if (read.compressed) await pipeline(createReadStream(file), createGunzip(), into);
    else await pipeline(createReadStream(file), into);
    return since(from);
  } finally {
    await client.end();
    await server.stop();
  }
}

function since(from: number): number {
  return Number(((performance.now() - from) / 1000).toFixed(3));
}

function mb(bytes: number): number {
  return Math.round(bytes / 1e6);
}

function megabytes(memory: Memory | null): object {
  return memory ? { nodeMb: mb(memory.node), postgresMb: mb(memory.postgres) } : {};
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? null;
}
