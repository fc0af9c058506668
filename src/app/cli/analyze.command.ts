import { accessSync, constants, writeFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import { type Analysis, analyze, type AnalyzeOptions } from "#app/analyze";
import { renderReport, renderSummary } from "#app/report";
import { type Role, roles } from "#identify/files";
import { isDate, systemClock } from "#platform/clock";
import { isRefusal, refuse, type Refusal } from "#platform/refusals";
import { languages, type Say } from "#platform/words";
import { progressBar } from "./progress.ts";
import type { AddCommand, Terminal } from "./terminal.ts";

type Flags = { map?: AnalyzeOptions["map"]; asOf?: string; lang?: string; json?: boolean; out?: string };

/** `vinculo analyze FILE`: the one-shot report. */
export const addAnalyze: AddCommand = (program, terminal, run) => {
  const { say } = terminal;
  program
    .command("analyze")
    .summary(say("cli.analyze.summary"))
    .description(say("cli.analyze.description"))
    .argument("<file>", say("cli.analyze.file"))
    .addOption(
      new Option("--map <pairs>", say("cli.analyze.map", { roles: roles.join(", ") })).argParser(
        mapParser(say),
      ),
    )
    .addOption(new Option("--as-of <date>", say("cli.analyze.as_of")).argParser(dateParser(say)))
    .addOption(new Option("--lang <language>", say("cli.lang")).choices([...languages]))
    .option("--json", say("cli.json"))
    .option("--out <file>", say("cli.analyze.out"))
    .action((file: string, flags: Flags) => run(report(terminal, file, flags), flags.json ?? false));
};

async function report(terminal: Terminal, file: string, flags: Flags): Promise<Refusal | number> {
  const out = resolve(flags.out ?? defaultName(terminal, file));
  const unwritable = checkWritable(out);
  if (unwritable && flags.out) return unwritable;
  const progress = progressBar(terminal.say);
  const analysis = await analyze(file, {
    ...(flags.map ? { map: flags.map } : {}),
    ...(flags.asOf ? { asOf: flags.asOf } : {}),
    onProgress: progress.show,
    clock: systemClock,
  }).finally(progress.stop);
  if (isRefusal(analysis)) return analysis;
  if (flags.json) process.stdout.write(`${JSON.stringify(analysis)}\n`);
  else process.stdout.write(`${renderSummary(analysis, terminal.language, process.stdout.columns ?? 100)}\n`);
  write(terminal, analysis, out, unwritable, flags.json ?? false);
  return 0;
}

/** The report is written beside whoever asked. A folder that cannot be written to costs the report, not the answer. */
function write(
  { language, say }: Terminal,
  analysis: Analysis,
  out: string,
  unwritable: Refusal | null,
  json: boolean,
): void {
  if (unwritable) {
    process.stderr.write(`${say(unwritable.id, unwritable.params)}\n`);
    return;
  }
  writeFileSync(out, renderReport(analysis, language));
  const told = say("cli.analyze.written", { out });
  (json ? process.stderr : process.stdout).write(`\n${told}\n`);
}

function defaultName({ say }: Terminal, file: string): string {
  const bare = basename(file).replace(/(\.(csv|tsv|txt|dat|gz))+$/i, "");
  return `${bare || "vinculo"}-${say("cli.analyze.report_name")}.html`;
}

function checkWritable(out: string): Refusal | null {
  try {
    accessSync(dirname(out), constants.W_OK);
    return null;
  } catch {
    return refuse("cli.out_unwritable", { out }, { status: 422 });
  }
}

/** `customer=Cliente,date=Fecha`: role=column, by header or by position from 1. */
function mapParser(say: Say): (text: string) => AnalyzeOptions["map"] {
  return (text) => {
    const map: Partial<Record<Role, string>> = {};
    for (const pair of text.split(",")) {
      const at = pair.indexOf("=");
      if (at < 1 || at === pair.length - 1)
        throw new InvalidArgumentError(say("cli.analyze.map_invalid", { pair }));
      const role = pair.slice(0, at).trim();
      const column = pair.slice(at + 1).trim();
      // An unknown role is refused by the reader, which can say what the file has.
      map[role as Role] = column;
    }
    return map;
  };
}

function dateParser(say: Say): (text: string) => string {
  return (text) => {
    if (!isDate(text)) throw new InvalidArgumentError(say("cli.date_invalid"));
    return text;
  };
}
