/** What a refused request says (RFC 9457), or that no answer came (`status` 0, id `web.offline`). */
export class ApiProblem extends Error {
  /** `urn:vinculo:<id>` without its prefix: `import.date_invalid`. */
  readonly id: string;
  readonly status: number;
  /** What is wrong in each part of the body, by its path (`items[3].email`). */
  readonly errors: readonly { readonly path: string; readonly detail: string }[];
  /** The server's own text, in the language of the request. */
  readonly detail: string;

  constructor(id: string, status: number, detail: string, errors: ApiProblem["errors"] = []) {
    super(`${status} ${id}`);
    this.id = id;
    this.status = status;
    this.detail = detail;
    this.errors = errors;
  }

  /** What is wrong with one field of the form, if anything. */
  at(path: string): string | undefined {
    return this.errors.find((one) => one.path === path)?.detail;
  }
}

export function isProblem(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem;
}

/** Reads a refusal; a body that is none (a proxy's page) still gives a problem with its status. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const type = typeof body["type"] === "string" ? body["type"] : "";
  const errors = Array.isArray(body["errors"]) ? body["errors"].flatMap(errorOf) : [];
  const detail = typeof body["detail"] === "string" ? body["detail"] : "";
  const at = typeof body["path"] === "string" ? [{ path: body["path"], detail }] : [];
  const id = type.startsWith("urn:vinculo:") ? type.slice("urn:vinculo:".length) : "web.unexpected";
  return new ApiProblem(id, response.status, detail, [...errors, ...at]);
}

function errorOf(one: unknown): { path: string; detail: string }[] {
  if (typeof one !== "object" || one === null) return [];
  const { path, detail, message } = one as Record<string, unknown>;
  const where = typeof path === "string" ? path : "";
  const text = typeof message === "string" ? message : typeof detail === "string" ? detail : "";
  return [{ path: where, detail: text }];
}
