import { InvalidArgumentError, Option } from "commander";
import { benchAnalyze, benchPages } from "#app/bench";
import { refuse, type Refusal } from "#platform/refusals";
import { languages, type Say } from "#platform/words";
import type { AddCommand } from "./terminal.ts";

type Flags = { file?: string; runs?: number; customers: number; data?: string };

type Print = (line: object) => void;

const benches = {
  analyze: (print: Print, { runs = 5, file }: Flags) => benchAnalyze(print, runs, file),
  pages: (print: Print, { runs = 40, customers, data }: Flags) =>
    benchPages(print, { runs, customers, data }),
} as const;
const names = Object.keys(benches).join(", ");

/** `vinculo bench NAME`: JSON lines with the figure and the comparison measured in the same run. */
export const addBench: AddCommand = (program, { say }, run) => {
  program
    .command("bench")
    .summary(say("cli.bench.summary"))
    .description(say("cli.bench.description"))
    .argument("<name>", say("cli.bench.name", { names }))
    .option("--file <file>", say("cli.bench.file"))
    .addOption(new Option("--runs <count>", say("cli.bench.runs")).argParser(countParser(say, 1000)))
    .addOption(
      new Option("--customers <count>", say("cli.bench.customers"))
        .argParser(countParser(say, 5_000_000))
        .default(10_000),
    )
    .option("--data <folder>", say("cli.bench.data"))
    .addOption(new Option("--lang <language>", say("cli.lang")).choices([...languages]))
    .action((name: string, flags: Flags) => run(bench(name, flags), false));
};

async function bench(name: string, flags: Flags): Promise<Refusal | number> {
  const measure = Object.hasOwn(benches, name) ? benches[name as keyof typeof benches] : null;
  if (!measure) return refuse("cli.bench.unknown", { name, names });
  const refusal = await measure((line) => process.stdout.write(`${JSON.stringify(line)}\n`), flags);
  return refusal ?? 0;
}

function countParser(say: Say, most: number): (text: string) => number {
  return (text) => {
    const count = Number(text);
    if (!Number.isInteger(count) || count < 1 || count > most)
      throw new InvalidArgumentError(say("cli.bench.count_invalid", { most }));
    return count;
  };
}
