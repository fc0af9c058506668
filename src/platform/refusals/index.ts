/**
 * A refusal is an answer, not an accident: bad input, a missing right, a taken port. Functions return it as a value;
 * only bugs throw. Its text comes from `id` in each language (see #platform/words), over HTTP it becomes a problem
 * document (RFC 9457) of type `urn:vinculo:<id>`.
 */
export type Refusal = {
  readonly refused: true;
  /** Stable, dotted, English: `import.date_invalid`. Also the key of its text. */
  readonly id: string;
  /** The HTTP status that says it best (400, 404, 409, 413, 422, 429, 503 …). */
  readonly status: number;
  /** What the text interpolates. Never a secret, never a customer's data beyond what the caller sent. */
  readonly params: Readonly<Record<string, string | number>>;
  /** Where in the input: a JSON path or a column's name. */
  readonly path?: string;
  /** Which line of the input, counted from 1. */
  readonly row?: number;
};

/** Makes a refusal. `status` defaults to 400. */
export function refuse(
  id: string,
  params: Refusal["params"] = {},
  where: { status?: number; path?: string; row?: number } = {},
): Refusal {
  const { status = 400, ...place } = where;
  return { refused: true, id, status, params, ...place };
}

/** Tells a refusal from a value. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "refused" in value && value.refused === true;
}

/** A refusal travelling through code that can only throw (a stream, a transaction's callback). Catch it with `catchRefusal`. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.id);
    this.refusal = refusal;
  }
}

/** Runs `work`; a `Refused` thrown inside comes back as the value it carries, anything else goes on being thrown. */
export async function catchRefusal<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}
