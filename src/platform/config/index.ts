import { join } from "node:path";
import { z } from "zod";
import { refuse, type Refusal } from "#platform/refusals";
import type { Words } from "#platform/words";

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
});

export type Config = { readonly dataFolder: string; readonly databaseUrl: string | null };

/** Reads and checks the configuration; `config.invalid` names the variable. An empty variable counts as not set. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config | Refusal {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    const variable = String(parsed.error.issues[0]?.path[0] ?? "");
    return refuse("config.invalid", { variable }, { path: variable });
  }
  return { dataFolder: parsed.data.VINCULO_DATA, databaseUrl: parsed.data.DATABASE_URL ?? null };
}

export const words: Words = {
  es: {
    "config.invalid": "La variable {{variable}} no tiene un valor válido; el README explica cada una.",
  },
  en: {
    "config.invalid": "The variable {{variable}} has no valid value; the README explains each one.",
  },
};
