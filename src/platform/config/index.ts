import { join } from "node:path";
import { z } from "zod";
import { refuse, type Refusal } from "#platform/refusals";

export { words } from "./config.words.ts";
export { readSecret } from "./secret.ts";

const home = join(import.meta.dirname, "../../..");

/** The one place where the environment is read. Nothing is needed to start; everything is checked. */
const schema = z.object({
  /** Where the embedded database and the secrets live: `.vinculo` beside package.json unless told otherwise. */
  VINCULO_DATA: z.string().min(1).default(join(home, ".vinculo")),
  /** Another PostgreSQL (15 or later); then nothing is started. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/.+/)
    .optional(),
  /** The port of page and API. 0 takes a free one. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(4600),
  /** The address to listen on. Anything but this machine's own makes the first run ask for a token. */
  HOST: z
    .string()
    .regex(/^[\w.:[\]-]+$/)
    .default("127.0.0.1"),
  /** Where people reach it, behind a proxy or in a network: `https://vinculo.example`. By https cookies are kept to https. */
  VINCULO_URL: z
    .url({ protocol: /^https?$/ })
    .refine((text) => URL.canParse(text) && new URL(text).pathname === "/")
    .optional(),
  /** Signs the sessions' cookies, 32 characters or more; else one is made and kept in `secret` in the data folder. */
  VINCULO_SECRET: z.string().min(32).optional(),
});

export type Config = {
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
  readonly port: number;
  readonly host: string;
  readonly publicUrl: URL | null;
  readonly secret: string | null;
};

/** Reads and checks the configuration; `config.invalid` names the variable. An empty variable counts as not set. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config | Refusal {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    const variable = String(parsed.error.issues[0]?.path[0] ?? "");
    return refuse("config.invalid", { variable }, { path: variable });
  }
  const { data } = parsed;
  return {
    dataFolder: data.VINCULO_DATA,
    databaseUrl: data.DATABASE_URL ?? null,
    port: data.PORT,
    host: data.HOST,
    publicUrl: data.VINCULO_URL ? new URL(data.VINCULO_URL) : null,
    secret: data.VINCULO_SECRET ?? null,
  };
}
