import { InvalidArgumentError, Option } from "commander";
import { benchAnalyze } from "#app/bench";
import { refuse, type Refusal } from "#platform/refusals";
import { languages, type Say } from "#platform/words";
import type { AddCommand } from "./terminal.ts";

type Flags = { file?: string; runs: number };

const benches = { analyze: benchAnalyze } as const;
const names = Object.keys(benches).join(", ");

/** `vinculo bench NAME`: JSON lines with the figure and the comparison measured in the same run. */
export const addBench: AddCommand = (program, { say }, run) => {
  program
    .command("bench")
    .summary(say("cli.bench.summary"))
    .description(say("cli.bench.description"))
    .argument("<name>", say("cli.bench.name", { names }))
    .option("--file <file>", say("cli.bench.file"))
    .addOption(new Option("--runs <count>", say("cli.bench.runs")).argParser(countParser(say)).default(5))
    .addOption(new Option("--lang <language>", say("cli.lang")).choices([...languages]))
    .action((name: string, flags: Flags) => run(bench(name, flags), false));
};

async function bench(name: string, { runs, file }: Flags): Promise<Refusal | number> {
  const measure = Object.hasOwn(benches, name) ? benches[name as keyof typeof benches] : null;
  if (!measure) return refuse("cli.bench.unknown", { name, names });
  const refusal = await measure((line) => process.stdout.write(`${JSON.stringify(line)}\n`), runs, file);
  return refusal ?? 0;
}

function countParser(say: Say): (text: string) => number {
  return (text) => {
    const count = Number(text);
    if (!Number.isInteger(count) || count < 1 || count > 100)
      throw new InvalidArgumentError(say("cli.bench.runs_invalid"));
    return count;
  };
}
