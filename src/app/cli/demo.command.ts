import { SingleBar } from "cli-progress";
import { InvalidArgumentError, Option } from "commander";
import { type DemoDone, type DemoStep, type DemoWish, loadDemo } from "#app/demo-data";
import { withDatabase } from "#app/start";
import { isDate, systemClock } from "#platform/clock";
import { readConfig } from "#platform/config";
import { isRefusal, type Refusal } from "#platform/refusals";
import { languages, type Say } from "#platform/words";
import type { AddCommand, Terminal } from "./terminal.ts";

type Flags = {
  readonly customers: number;
  readonly seed: number;
  readonly until?: string;
  readonly months?: number;
  readonly workspace?: string;
  readonly json?: boolean;
};

/** What Ctrl-C ends with by convention: 128 + SIGINT. */
const interrupted = 130;

/** `vinculo demo`: a simulated business in a workspace, beside a running server or without one. */
export const addDemo: AddCommand = (program, terminal, run) => {
  const { say } = terminal;
  const people = new Option("--customers <count>", say("demo.customers")).argParser(whole(say, 1, 5_000_000));
  const largest = 2 ** 31 - 1;
  const seed = new Option("--seed <seed>", say("demo.seed")).argParser(whole(say, -largest, largest));
  program
    .command("demo")
    .summary(say("demo.summary"))
    .description(say("demo.description"))
    .addOption(people.default(5000))
    .addOption(seed.default(1))
    .addOption(new Option("--until <date>", say("demo.until")).argParser(date(say)))
    .addOption(new Option("--months <count>", say("demo.months")).argParser(whole(say, 1, 120)))
    .option("--workspace <name>", say("demo.workspace"))
    .addOption(new Option("--lang <language>", say("cli.lang")).choices([...languages]))
    .option("--json", say("cli.json"))
    .action((flags: Flags) => run(demo(terminal, flags), flags.json ?? false));
};

async function demo(terminal: Terminal, flags: Flags): Promise<Refusal | number> {
  const config = readConfig(process.env);
  if (isRefusal(config)) return config;
  const { customers, seed, until = null, months = null, workspace = null } = flags;
  const wish: DemoWish = { customers, seed, until, months, workspace };
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  process.on("SIGINT", stop).on("SIGTERM", stop);
  const bar = peopleBar(terminal.say, customers);
  const begun = performance.now();
  try {
    const done = await withDatabase(config, systemClock, (database) =>
      loadDemo(database, systemClock, wish, { until: stopping.signal, tell: bar.show }),
    ).finally(bar.stop);
    if (isRefusal(done)) return done;
    const seconds = Number(((performance.now() - begun) / 1000).toFixed(1));
    const customersPerSecond = Math.round(done.recorded.customers / seconds);
    if (flags.json) process.stdout.write(`${JSON.stringify({ ...done, seconds, customersPerSecond })}\n`);
    else tell(terminal, done, { seconds, customersPerSecond });
    return done.stopped ? interrupted : 0;
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
}

function tell(
  { say, language }: Terminal,
  done: DemoDone,
  { seconds, customersPerSecond }: { readonly seconds: number; readonly customersPerSecond: number },
): void {
  const count = new Intl.NumberFormat(language, { useGrouping: "always" });
  const { recorded, ...rest } = done;
  const params = {
    workspace: rest.workspace,
    seed: rest.seed,
    until: rest.until,
    months: rest.months,
    customers: count.format(recorded.customers),
    orders: count.format(recorded.orders),
    refunds: count.format(recorded.refunds),
    events: count.format(recorded.events),
  };
  const lines = [
    ...(done.created ? [say("demo.created", params)] : []),
    say(recorded.customers > 0 ? "demo.done" : "demo.nothing_new", params),
    ...(recorded.customers > 0
      ? [say("demo.rate", { seconds: count.format(seconds), rate: count.format(customersPerSecond) })]
      : []),
    ...(done.stopped ? [say("demo.stopped")] : []),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** A bar on standard error with the time that is left, while somebody watches. */
function peopleBar(
  say: Say,
  all: number,
): { show: (step: DemoStep, done: number) => void; stop: () => void } {
  if (!process.stderr.isTTY) return { show: () => undefined, stop: () => undefined };
  const format = `{step} {bar} ${say("demo.bar", { done: "{value}", all: "{total}", eta: "{eta_formatted}" })}`;
  const bar = new SingleBar({ format, clearOnComplete: true, hideCursor: true, stream: process.stderr });
  bar.start(all, 0, { step: say("demo.step.recording") });
  return {
    show: (step, done) => bar.update(Math.min(done, all), { step: say(`demo.step.${step}`) }),
    stop: () => bar.stop(),
  };
}

function whole(say: Say, from: number, to: number): (text: string) => number {
  return (text) => {
    const number = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
    if (number >= from && number <= to) return number;
    throw new InvalidArgumentError(say("demo.whole_number", { from, to }));
  };
}

function date(say: Say): (text: string) => string {
  return (text) => {
    if (!isDate(text)) throw new InvalidArgumentError(say("cli.date_invalid"));
    return text;
  };
}
