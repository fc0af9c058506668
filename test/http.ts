import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock } from "#platform/clock";
import type { Database } from "#platform/database";
import { httpApp } from "#platform/http";
import { filled, type Manifest } from "#platform/manifest";
import { type Language, speaker } from "#platform/words";

/** What came back: the status, the parsed body (null where there is none, text where it is no JSON) and the headers. */
export type Reply<T = never> = { readonly status: number; readonly body: T; readonly headers: Headers };

/** Asks the API as the server serves it (checks, problem documents, ETag, 202), as one caller with all rights. */
export type HttpCaller = <T>(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  sent?: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> },
) => Promise<Reply<T>>;

/** The API of some slices for a caller of one workspace. What breaks is thrown, not answered. */
export function httpCaller(
  { database, clock, slices }: { database: Database; clock: Clock; slices: readonly Manifest[] },
  workspaceId: string,
): HttpCaller {
  const routes = slices.flatMap((slice) => slice.routes ?? []);
  const rights = new Set(routes.map((route) => route.right));
  const words = slices.map((slice) => slice.words);
  const bugs: unknown[] = [];
  const app = httpApp({
    routes,
    fillings: (opening) => filled(opening, slices),
    openRoutes: [],
    reach: { host: "127.0.0.1", publicUrl: null },
    database: () => database,
    clock,
    say: (language: Language) => speaker(language, words),
    authenticate: async () => ({ caller: { workspaceId, actor: "test", kind: "key", rights }, headers: [] }),
    onBug: (bug) => bugs.push(bug),
    uploads: join(tmpdir(), "vinculo-uploads"),
    stopping: new AbortController().signal,
  });
  return async <T>(
    method: string,
    path: string,
    sent: { body?: unknown; headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Reply<T>> => {
    const json: Record<string, string> =
      sent.body === undefined ? {} : { "content-type": "application/json" };
    const response = await app.request(`http://localhost${path}`, {
      method,
      headers: { ...json, host: "localhost", "accept-language": "en", ...sent.headers },
      ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
    });
    if (bugs.length > 0) throw new Error(`${method} ${path}: ${JSON.stringify(bugs)}`);
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    return {
      status: response.status,
      body: (text ? (isJson ? JSON.parse(text) : text) : null) as T,
      headers: response.headers,
    };
  };
}
