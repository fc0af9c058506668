import { z } from "zod";
import type { Language, Say } from "#platform/words";
import { isUsable } from "./body.ts";
import type { FieldError } from "./problem.ts";

/** What is wrong with one part of the input. */
export type Wrong = { readonly wrong: readonly FieldError[] };

/** Errors listed of one input; a body of 500 bad items is not worth megabytes. */
const most = 50;

/**
 * Checks a part of the input against its schema. Messages come in the caller's language: zod's own, or the text whose
 * id a contract gives as its message.
 */
export function check(
  schema: z.ZodType | undefined,
  value: unknown,
  { language, say }: { language: Language; say: Say },
): { readonly value: unknown } | Wrong {
  if (!schema) return { value: undefined };
  const parsed = schema.safeParse(value, { error: zodSays[language] });
  if (parsed.success) return { value: parsed.data };
  const wrong = parsed.error.issues.slice(0, most).map((issue) => ({
    path: pathOf(issue.path),
    message: say(issue.message),
  }));
  return { wrong };
}

/** Query parameters as an object: a repeated one is a list. */
export function queryOf(parameters: URLSearchParams): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  for (const name of new Set(parameters.keys())) {
    const all = parameters.getAll(name);
    Object.defineProperty(found, name, { value: all.length > 1 ? all : all[0], enumerable: true });
  }
  return found;
}

/** The names of those parameters whose text no database keeps. */
export function unusableAmong(values: Readonly<Record<string, string | readonly string[]>>): FieldError[] {
  return Object.entries(values)
    .filter(([name, value]) => ![name, ...(typeof value === "string" ? [value] : value)].every(isUsable))
    .map(([name]) => ({ path: isUsable(name) ? name : "", message: "http.text_unusable" }));
}

const zodSays = { es: z.locales.es().localeError, en: z.locales.en().localeError };

function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((step, at) => (typeof step === "number" ? `[${step}]` : `${at > 0 ? "." : ""}${String(step)}`))
    .join("");
}
