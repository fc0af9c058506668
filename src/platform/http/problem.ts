import type { Refusal } from "#platform/refusals";
import type { Say } from "#platform/words";

/** What is wrong with one place of the input: `items[3].amount`. */
export type FieldError = { readonly path: string; readonly message: string };

/** A problem document (RFC 9457). */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly path?: string;
  readonly row?: number;
  readonly errors?: readonly FieldError[];
};

/** Tells a refusal as it stands inside an answer: one item of a batch. */
export function describeRefusal(
  refusal: Refusal,
  say: Say,
): { type: string; detail: string; path?: string; row?: number } {
  return {
    type: `urn:vinculo:${refusal.id}`,
    detail: say(refusal.id, refusal.params),
    ...(refusal.path === undefined ? {} : { path: refusal.path }),
    ...(refusal.row === undefined ? {} : { row: refusal.row }),
  };
}

/** A refusal as a problem document; `title` says the kind of problem by its status, `detail` this very one. */
export function problemOf(refusal: Refusal, say: Say, errors?: readonly FieldError[]): Problem {
  const { type, ...said } = describeRefusal(refusal, say);
  return {
    type,
    title: say(
      `http.title.${titled.has(refusal.status) ? refusal.status : refusal.status < 500 ? 400 : 500}`,
    ),
    status: refusal.status,
    ...said,
    ...(errors ? { errors } : {}),
  };
}

const titled = new Set([400, 401, 403, 404, 405, 409, 412, 413, 415, 421, 422, 428, 429, 500, 503]);

/** The answer that carries a problem document. */
export function problemResponse(problem: Problem, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      ...(problem.status === 401 ? { "www-authenticate": 'Bearer realm="vinculo"' } : {}),
      ...headers,
    },
  });
}
