import { Option } from "commander";
import { establish, founding, keyRights } from "#access/accounts";
import { issueKey } from "#access/keys";
import { withDatabase } from "#app/start";
import { systemClock } from "#platform/clock";
import { readConfig } from "#platform/config";
import { isRefusal, refuse, type Refusal } from "#platform/refusals";
import { languages } from "#platform/words";
import type { AddCommand, Terminal } from "./terminal.ts";

type Flags = {
  readonly workspace: string;
  readonly email: string;
  readonly password: string;
  readonly name?: string;
  readonly zone: string;
  readonly currency?: string;
  readonly json?: boolean;
};

/** `vinculo init`: a workspace, its owner and an API key, beside a running server or without one. */
export const addInit: AddCommand = (program, terminal, run) => {
  const { say } = terminal;
  program
    .command("init")
    .summary(say("cli.init.summary"))
    .description(say("cli.init.description"))
    .requiredOption("--workspace <name>", say("cli.init.workspace"))
    .requiredOption("--email <email>", say("cli.init.email"))
    .requiredOption("--password <password>", say("cli.init.password"))
    .option("--name <name>", say("cli.init.name"))
    .option("--zone <zone>", say("cli.init.zone"), "Europe/Madrid")
    .option("--currency <code>", say("cli.init.currency"))
    .addOption(new Option("--lang <language>", say("cli.lang")).choices([...languages]))
    .option("--json", say("cli.json"))
    .action((flags: Flags) => run(init(terminal, flags), flags.json ?? false));
};

async function init({ say }: Terminal, flags: Flags): Promise<Refusal | number> {
  const config = readConfig(process.env);
  if (isRefusal(config)) return config;
  const wanted = founding.safeParse({
    workspace: flags.workspace,
    email: flags.email,
    password: flags.password,
    name: flags.name ?? flags.email.split("@")[0],
    zone: flags.zone,
    currency: flags.currency?.toUpperCase() ?? null,
  });
  if (!wanted.success) {
    const [wrong] = wanted.error.issues;
    return refuse("cli.init.invalid", { option: `--${String(wrong?.path[0])}` }, { status: 422 });
  }
  const made = await withDatabase(config, systemClock, async (database) =>
    establish(database, wanted.data, systemClock.now(), {
      onlyFirst: false,
      also: (tx, { workspaceId }) =>
        issueKey(
          tx,
          { workspaceId, name: "init", rights: keyRights, actor: "init", actorKind: "command" },
          systemClock.now(),
        ),
    }),
  );
  if (isRefusal(made)) return made;
  const { workspaceId } = made.founded;
  const apiKey = made.also.key;
  const told = { workspace: wanted.data.workspace, workspaceId, apiKey, email: wanted.data.email };
  process.stdout.write(
    flags.json ? `${JSON.stringify({ workspaceId, apiKey })}\n` : `${say("cli.init.done", told)}\n`,
  );
  return 0;
}
