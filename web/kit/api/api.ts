import { ApiProblem, problemOf } from "./problem.ts";

/** What a request may carry. Values that are undefined, null or "" stay out of the address. */
export type Ask<T> = {
  readonly query?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  readonly body?: unknown;
  /** Checks the answer; a contract's zod schema fits. Without it the answer is taken as it comes. */
  readonly answer?: { readonly parse: (value: unknown) => T };
  readonly signal?: AbortSignal;
  /** Told how far the work is, 0–1, where the server takes its time (202 and a task). */
  readonly onProgress?: (share: number) => void;
  /** The version that was read, so that nobody's change in the meantime is overwritten. */
  readonly ifMatch?: number | string;
  /** Makes a repeated write count once. */
  readonly idempotencyKey?: string;
};

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Where a session's requests go: the server wants it named, since a person may have several. */
let workspace: string | null = null;
let onSignedOut: () => void = () => undefined;

const call =
  (method: Method) =>
  async <T = unknown>(path: string, ask: Ask<T> = {}): Promise<T> => {
    const response = await send(method, path, ask);
    if (response.status === 202) return working(method, path, response, ask);
    return read(response, ask);
  };

/**
 * The only way to the server. Every answer that is no success becomes an `ApiProblem`. A 202 is waited for: its task
 * is asked about until it is done, then a GET is repeated (of anything else its result is the answer). Requests are same-origin and JSON with a header of our own,
 * which another site's page cannot send.
 */
export const api = {
  get: call("GET"),
  post: call("POST"),
  put: call("PUT"),
  patch: call("PATCH"),
  delete: call("DELETE"),
  /** Asks for a file and hands it to the person, under the name given. A 202 is waited for. */
  file: async (path: string, name: string, ask: Ask<unknown> = {}): Promise<void> => {
    let response = await send("GET", path, ask);
    while (response.status === 202) {
      await finished(response, ask);
      response = await send("GET", path, ask);
    }
    handOver(name, await response.blob());
  },
  inWorkspace: (id: string | null): void => void (workspace = id),
  whenSignedOut: (react: () => void): void => void (onSignedOut = react),
  signedOut: (): void => onSignedOut(),
  headers: (): Record<string, string> => (workspace ? { "x-vinculo-workspace": workspace } : {}),
};

async function send<T>(method: Method, path: string, ask: Ask<T>): Promise<Response> {
  const headers: Record<string, string> = {
    accept: "application/json",
    "accept-language": document.documentElement.lang,
    ...api.headers(),
  };
  if (ask.body !== undefined) headers["content-type"] = "application/json";
  if (ask.ifMatch !== undefined) headers["if-match"] = `"${ask.ifMatch}"`;
  if (ask.idempotencyKey) headers["idempotency-key"] = ask.idempotencyKey;
  const response = await fetch(path + queryOf(ask.query), {
    method,
    headers,
    credentials: "same-origin",
    ...(ask.body === undefined ? {} : { body: JSON.stringify(ask.body) }),
    ...(ask.signal ? { signal: ask.signal } : {}),
  }).catch((error: unknown) => {
    if (ask.signal?.aborted) throw error;
    throw new ApiProblem("web.offline", 0, "");
  });
  if (response.ok) return response;
  if (response.status === 401 && path !== "/api/session") onSignedOut();
  throw await problemOf(response);
}

async function read<T>(response: Response, ask: Ask<T>): Promise<T> {
  const body: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  return ask.answer ? ask.answer.parse(body) : (body as T);
}

function queryOf(query: Ask<unknown>["query"] = {}): string {
  const given = Object.entries(query).filter(
    ([, value]) => value !== undefined && value !== null && value !== "",
  );
  const text = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return text && `?${text}`;
}

type Task = {
  readonly state: string;
  readonly progress?: number;
  readonly result?: unknown;
  readonly problem?: { readonly type?: string; readonly status?: number; readonly detail?: string } | null;
};

async function working<T>(method: Method, path: string, response: Response, ask: Ask<T>): Promise<T> {
  const { result } = await finished(response, ask);
  if (method !== "GET") return ask.answer ? ask.answer.parse(result) : (result as T);
  const again = await send("GET", path, ask);
  if (again.status === 202) return working(method, path, again, ask);
  return read(again, ask);
}

/** Waits for the task that a 202 names. */
async function finished<T>(response: Response, ask: Ask<T>): Promise<Task> {
  const { taskId } = (await response.json()) as { taskId: string };
  for (;;) {
    const task = await read<Task>(await send("GET", `/api/tasks/${taskId}`, signalOf(ask)), {});
    ask.onProgress?.(task.progress ?? 0);
    if (task.state === "failed") throw failureOf(task);
    if (task.state === "done") return task;
    await pause(400, ask.signal);
  }
}

function handOver(name: string, content: Blob): void {
  const link = document.createElement("a");
  const address = URL.createObjectURL(content);
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

function failureOf({ problem }: Task): ApiProblem {
  const id = problem?.type?.replace("urn:vinculo:", "") ?? "web.unexpected";
  return new ApiProblem(id, problem?.status ?? 500, problem?.detail ?? "");
}

function signalOf<T>(ask: Ask<T>): Ask<Task> {
  return ask.signal ? { signal: ask.signal } : {};
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
