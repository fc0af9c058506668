import { Option } from "commander";
import { start } from "#app/start";
import { systemClock } from "#platform/clock";
import { readConfig } from "#platform/config";
import { isRefusal, type Refusal } from "#platform/refusals";
import { languages } from "#platform/words";
import type { AddCommand, Terminal } from "./terminal.ts";

/** `vinculo start`: runs until SIGINT or SIGTERM, then stops cleanly. */
export const addStart: AddCommand = (program, terminal, run) => {
  const { say } = terminal;
  program
    .command("start")
    .summary(say("cli.start.summary"))
    .description(say("cli.start.description"))
    .addOption(new Option("--lang <language>", say("cli.lang")).choices([...languages]))
    .option("--json", say("cli.json"))
    .action((flags: { json?: boolean }) =>
      run(startHere(terminal, flags.json ?? false), flags.json ?? false),
    );
};

async function startHere({ say }: Terminal, json: boolean): Promise<Refusal | number> {
  const config = readConfig(process.env);
  if (isRefusal(config)) return config;
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  process.on("SIGINT", stop).on("SIGTERM", stop).on("SIGHUP", stop);
  try {
    return await start(config, systemClock, stopping.signal, (news, params) => {
      const text = say(`start.${news}`, params);
      process.stdout.write(json ? `${JSON.stringify({ news, ...params, text })}\n` : `${text}\n`);
    });
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop).off("SIGHUP", stop);
  }
}
