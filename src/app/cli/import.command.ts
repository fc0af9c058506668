import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, mkdir, stat, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { SingleBar } from "cli-progress";
import { InvalidArgumentError, Option } from "commander";
import { slices } from "#app/slices";
import { withDatabase } from "#app/start";
import {
  check,
  correct,
  refusedCsv,
  run as record,
  takeFile,
  undo,
  workspaceNamed,
} from "#identify/importing";
import { type LegalBasis, legalBases } from "#identify/imports";
import { findLoad, listLoads, type Load } from "#identify/loads";
import { systemClock as clock } from "#platform/clock";
import { type Config, readConfig } from "#platform/config";
import { type Database, inWorkspace } from "#platform/database";
import { newId } from "#platform/ids";
import { filled, type Port } from "#platform/manifest";
import { isRefusal, refuse, type Refusal } from "#platform/refusals";
import { taskKind, workOnce } from "#platform/tasks";
import { languages, type Say } from "#platform/words";
import type { AddCommand, Terminal } from "./terminal.ts";

type Flags = {
  readonly workspace?: string;
  readonly source?: string;
  readonly basis: LegalBasis;
  readonly map: Record<string, string>;
  readonly dryRun?: boolean;
  readonly undo?: string;
  readonly list?: boolean;
  readonly json?: boolean;
};

/** `vinculo import KIND FILE`: beside a running server or without one. */
export const addImport: AddCommand = (program, terminal, run) => {
  const { say } = terminal;
  const map = new Option("--map <role=column>", say("cli.import.map")).argParser(mapping(say)).default({});
  program
    .command("import")
    .summary(say("cli.import.summary"))
    .description(say("cli.import.description"))
    .argument("[kind]", say("cli.import.kind"))
    .argument("[file]", say("cli.import.file"))
    .option("--workspace <name>", say("cli.import.workspace"))
    .option("--source <name>", say("cli.import.source"))
    .addOption(
      new Option("--basis <basis>", say("cli.import.basis")).choices([...legalBases]).default("contract"),
    )
    .addOption(map)
    .option("--dry-run", say("cli.import.dry_run"))
    .option("--undo <id>", say("cli.import.undo"))
    .option("--list", say("cli.import.list"))
    .addOption(new Option("--lang <language>", say("cli.lang")).choices([...languages]))
    .option("--json", say("cli.json"))
    .action((kind: string | undefined, file: string | undefined, flags: Flags) =>
      run(begin(terminal, kind, file, flags), flags.json ?? false),
    );
};

function mapping(say: Say): (text: string, before: Record<string, string>) => Record<string, string> {
  return (text, before) => {
    const [role = "", ...column] = text.split("=");
    if (role === "" || column.length === 0) throw new InvalidArgumentError(say("cli.import.map_wrong"));
    return { ...before, [role]: column.join("=") };
  };
}

async function begin(
  terminal: Terminal,
  kind: string | undefined,
  file: string | undefined,
  flags: Flags,
): Promise<Refusal | number> {
  const config = readConfig(process.env);
  if (isRefusal(config)) return config;
  return withDatabase(config, clock, async (database) => {
    const workspaceId = await workspaceNamed(database, flags.workspace ?? null);
    if (isRefusal(workspaceId)) return workspaceId;
    if (flags.list) return list(terminal, database, workspaceId, flags);
    if (flags.undo !== undefined) return takeBack(terminal, database, workspaceId, flags.undo, flags);
    if (kind === undefined || file === undefined) return refuse("cli.import.nothing_asked");
    return take(terminal, config, database, { workspaceId, kind, file, flags });
  });
}

type Asked = {
  readonly workspaceId: string;
  readonly kind: string;
  readonly file: string;
  readonly flags: Flags;
};

async function take(
  terminal: Terminal,
  config: Config,
  database: Database,
  { workspaceId, kind, file, flags }: Asked,
): Promise<Refusal | number> {
  const path = resolve(file);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return refuse("file.not_found", { path: file }, { status: 404 });
  const folder = join(config.dataFolder, "uploads");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const copy = join(folder, newId(clock.now()));
  await copyFile(path, copy);
  const importer = { workspaceId, actor: "import", kind: "command" as const };
  const looking = { database, clock, fillings: <T>(opening: Port<T>) => filled(opening, slices) };
  const sent = { path: copy, bytes: found.size, sha256: await sha256(path) };
  const taken = await takeFile(looking, importer, { kind, name: basename(path), file: sent });
  if (isRefusal(taken)) return taken;
  const which = { workspaceId, importId: taken.importId };
  const seen = await worked(terminal, database, taken);
  if (seen.problem) return refuse(seen.problem.id, seen.problem.params, { status: 422 });
  const corrected = await correct(looking, which, null, {
    legalBasis: flags.basis,
    ...(flags.source === undefined ? {} : { source: flags.source }),
    ...(Object.keys(flags.map).length > 0 ? { roles: flags.map } : {}),
  });
  if (isRefusal(corrected)) return corrected;
  await worked(terminal, database, taken);
  const begun = flags.dryRun
    ? await check(database, which, clock.now())
    : await record(database, which, importer, clock.now());
  if (isRefusal(begun)) return begun;
  return tell(terminal, database, await worked(terminal, database, taken), path, flags);
}

async function takeBack(
  terminal: Terminal,
  database: Database,
  workspaceId: string,
  importId: string,
  flags: Flags,
): Promise<Refusal | number> {
  const importer = { workspaceId, actor: "import", kind: "command" as const };
  const begun = await undo(database, { workspaceId, importId }, importer, clock.now());
  if (isRefusal(begun)) return begun;
  return tell(terminal, database, await worked(terminal, database, begun), null, flags);
}

async function list(
  { say }: Terminal,
  database: Database,
  workspaceId: string,
  { json }: Flags,
): Promise<number> {
  const loads = await inWorkspace(database, workspaceId, (tx) =>
    listLoads(tx, workspaceId, { kind: null, after: null, limit: 100 }),
  );
  for (const { importId, kind, state, fileName, createdAt, counts } of loads) {
    const line = { importId, kind, state, file: fileName, at: createdAt, counts };
    const text = counts ? say("cli.import.counts", { ...counts, state }) : state;
    process.stdout.write(json ? `${JSON.stringify(line)}\n` : `${importId}  ${kind}  ${fileName}  ${text}\n`);
  }
  return 0;
}

const busy = new Set(["reading", "checking", "running", "undoing"]);

/** Works on what was queued, or waits for the server beside that took it; answers how the import stands then. */
async function worked({ say }: Terminal, database: Database, load: Load): Promise<Load> {
  const { workspaceId, importId } = load;
  const find = () => inWorkspace(database, workspaceId, (tx) => findLoad(tx, workspaceId, importId));
  const own = slices.map((one) =>
    one.name === "identify/recording"
      ? one
      : { ...one, fills: one.fills.filter(({ port }) => port !== taskKind.port) },
  );
  const bar = process.stderr.isTTY
    ? new SingleBar({
        format: `${say("cli.import.id", { id: importId })} {bar} {percentage} % {eta_formatted}`,
        clearOnComplete: true,
        stream: process.stderr,
      })
    : null;
  bar?.start(100, 0);
  const showing = setInterval(() => {
    void find().then((now) => bar?.update(Math.round((now?.progress?.share ?? 0) * 100)));
  }, 500);
  try {
    for (;;) {
      await workOnce({ database, slices: own, clock });
      const now = await find();
      if (!now || !busy.has(now.state)) return now ?? load;
      await new Promise((go) => setTimeout(go, 200));
    }
  } finally {
    clearInterval(showing);
    bar?.stop();
  }
}

async function tell(
  { say }: Terminal,
  database: Database,
  load: Load,
  path: string | null,
  { json }: Flags,
): Promise<Refusal | number> {
  const { importId, state, counts, reasons, problem } = load;
  let refusedPath: string | null = null;
  if (path !== null && (counts?.refused ?? 0) > 0) {
    refusedPath = `${basename(path)}.refused.csv`;
    await writeFile(refusedPath, Buffer.from(await refusedCsv(database, load, say).arrayBuffer()));
  }
  if (json) process.stdout.write(`${JSON.stringify({ importId, state, counts, reasons, refusedPath })}\n`);
  else {
    const lines = [
      say("cli.import.id", { id: importId }),
      ...(counts ? [say("cli.import.counts", { ...counts, state })] : [state]),
      ...reasons.map((one) => say("cli.import.reason", { rows: one.rows, text: say(one.id, one.params) })),
      ...(refusedPath === null ? [] : [say("cli.import.refused_file", { path: refusedPath })]),
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
  }
  return problem ? refuse(problem.id, problem.params, { status: 422 }) : 0;
}

async function sha256(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
