import { Option } from "commander";
import { examine } from "#app/doctor";
import { readConfig } from "#platform/config";
import type { Finding } from "#platform/doctor";
import { isRefusal, type Refusal } from "#platform/refusals";
import { languages } from "#platform/words";
import type { AddCommand, Terminal } from "./terminal.ts";

const marks: Readonly<Record<Finding["state"], string>> = { well: "✓", wrong: "✗", skipped: "·" };

/** `vinculo doctor`: checks the installation and says what to do. Exit 1 where something is wrong. */
export const addDoctor: AddCommand = (program, terminal, run) => {
  const { say } = terminal;
  program
    .command("doctor")
    .summary(say("cli.doctor.summary"))
    .description(say("cli.doctor.description"))
    .addOption(new Option("--lang <language>", say("cli.lang")).choices([...languages]))
    .option("--json", say("cli.json"))
    .action((flags: { json?: boolean }) => run(doctor(terminal, flags.json ?? false), flags.json ?? false));
};

async function doctor({ say }: Terminal, json: boolean): Promise<Refusal | number> {
  const config = readConfig(process.env);
  if (isRefusal(config)) return config;
  const findings = await examine(config);
  const wrong = findings.filter((one) => one.state === "wrong").length;
  if (json) {
    const told = findings.map((one) => ({ ...one, text: say(one.id, one.params) }));
    process.stdout.write(`${JSON.stringify({ well: wrong === 0, findings: told })}\n`);
  } else {
    for (const one of findings) process.stdout.write(`${marks[one.state]} ${say(one.id, one.params)}\n`);
    const verdict = wrong === 0 ? say("doctor.all_well") : say("doctor.some_wrong", { count: wrong });
    process.stdout.write(`\n${verdict}\n`);
  }
  return wrong === 0 ? 0 : 1;
}
