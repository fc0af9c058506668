import { refuse, type Refusal } from "#platform/refusals";

/** A bug as the log gets it: where it happened, never what a customer's data was. */
export type Bug = {
  readonly requestId: string;
  readonly method: string;
  /** The route's pattern, not the address, which may name a person. */
  readonly route: string;
  readonly name: string;
  /** PostgreSQL's or Node's code, and what it names of the schema. */
  readonly code?: string;
  readonly table?: string;
  readonly constraint?: string;
  readonly frames: readonly string[];
};

/**
 * What an accident answers: 503 where the database is away, 422 where it found a value unusable that no schema refused
 * (PostgreSQL's class 22), else 500 with the request's id as the code that the log has too.
 */
export function refusalOf(error: unknown, requestId: string): { refusal: Refusal; isBug: boolean } {
  const code = codeOf(error);
  if (isDatabaseAway(error, code))
    return { refusal: refuse("http.database_unavailable", {}, { status: 503 }), isBug: false };
  if (code && /^22[0-9A-Z]{3}$/.test(code))
    return { refusal: refuse("http.value_unusable", { code }, { status: 422 }), isBug: true };
  return { refusal: refuse("http.bug", { code: requestId }, { status: 500 }), isBug: true };
}

/** An error without its message, which may quote data; the stack's lines say where. */
export function describeBug(error: unknown, at: { requestId: string; method: string; route: string }): Bug {
  const known = (error instanceof Error ? error : new Error("thrown")) as Error & {
    table?: string;
    constraint?: string;
  };
  const code = codeOf(error);
  return {
    ...at,
    name: known.name,
    ...(code ? { code } : {}),
    ...(known.table ? { table: known.table } : {}),
    ...(known.constraint ? { constraint: known.constraint } : {}),
    frames: (known.stack ?? "")
      .split("\n")
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .map((line) => line.trim()),
  };
}

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : undefined;
}

function isDatabaseAway(error: unknown, code: string | undefined): boolean {
  if (code) return /^(08|57P0|53)/.test(code) || away.has(code);
  return /Connection terminated|driver has already been destroyed|pool after calling end/i.test(
    String(error),
  );
}

const away = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT"]);
