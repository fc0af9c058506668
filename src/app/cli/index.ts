import { Command, CommanderError } from "commander";
import { words as demoWords } from "#app/demo-data";
import { words as doctorWords } from "#app/doctor";
import { words as serverWords } from "#app/server";
import { allWords } from "#app/slices";
import { words as startWords } from "#app/start";
import { isRefusal, type Refusal } from "#platform/refusals";
import { type Language, languageOf, languages, speaker } from "#platform/words";
import { addAnalyze } from "./analyze.command.ts";
import { addBench } from "./bench.command.ts";
import { words } from "./cli.words.ts";
import { addDemo } from "./demo.command.ts";
import { addDoctor } from "./doctor.command.ts";
import { addImport } from "./import.command.ts";
import { words as importWords } from "./import.words.ts";
import { addInit } from "./init.command.ts";
import { addStart } from "./start.command.ts";
import type { Terminal } from "./terminal.ts";

/** A command was called with words that it does not understand. */
const usage = 2;

/**
 * The command line. Answers the exit code: 0, 1 (refused: said why and what to do), 2 (usage).
 *
 * @param argv the words after `vinculo`
 */
export async function main(argv: readonly string[]): Promise<number> {
  const language = askedLanguage(argv) ?? languageOf(process.env);
  const terminal: Terminal = {
    language,
    say: speaker(language, [
      ...allWords,
      serverWords,
      startWords,
      demoWords,
      doctorWords,
      importWords,
      words,
    ]),
  };
  // `vinculo … | head` closes our output early: that is no failure of ours.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  let code = 0;
  const run = async (work: Promise<Refusal | number>, json: boolean): Promise<void> => {
    const outcome = await work;
    code = isRefusal(outcome) ? refused(terminal, outcome, json) : outcome;
  };
  const program = describe(terminal);
  for (const add of [addAnalyze, addStart, addInit, addImport, addDemo, addDoctor, addBench])
    add(program, terminal, run);
  try {
    await program.parseAsync(["node", "vinculo", ...argv]);
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : usage;
  }
}

function describe({ say }: Terminal): Command {
  const title = (text: string): string => {
    const key = `cli.title.${text.replace(/:$/, "").toLowerCase()}`;
    return say(key) === key ? text : say(key);
  };
  return new Command("vinculo")
    .description(say("cli.purpose"))
    .helpOption("-h, --help", say("cli.help"))
    .helpCommand(false)
    .configureHelp({ styleTitle: title })
    .showHelpAfterError(say("cli.see_help"))
    .exitOverride();
}

function askedLanguage(argv: readonly string[]): Language | undefined {
  const at = argv.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const asked = argv[at]?.includes("=") ? argv[at].split("=")[1] : argv[at + 1];
  return at < 0 ? undefined : languages.find((language) => language === asked);
}

/** Says a refusal: to a person on standard error; with `--json` also as a problem document (RFC 9457) on standard output. */
function refused({ say }: Terminal, refusal: Refusal, json: boolean): number {
  const detail = say(refusal.id, refusal.params);
  process.stderr.write(`${detail}\n`);
  if (json) {
    const problem = {
      type: `urn:vinculo:${refusal.id}`,
      status: refusal.status,
      detail,
      params: refusal.params,
    };
    process.stdout.write(`${JSON.stringify(problem)}\n`);
  }
  return 1;
}
