import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { afterAll } from "vitest";
import { systemClock } from "#platform/clock";
import type { Database } from "#platform/database";
import { refuse } from "#platform/refusals";
import { speaker } from "#platform/words";
import type { Api } from "./api.ts";
import { httpApp, refuseUnknown } from "./app.ts";
import { words } from "./http.words.ts";
import type { Caller, OpenRoute, Route } from "./route.ts";

/** Routes behind a real server on a free port; `Authorization: Bearer me` is `caller`, `Cookie: me` the same as a person. */
export async function serve(
  database: Database,
  caller: Omit<Caller, "kind">,
  routes: readonly Route[],
  { openRoutes = [], ...rest }: { openRoutes?: readonly OpenRoute[] } & Partial<Api> = {},
): Promise<{ url: string; bugs: object[] }> {
  const bugs: object[] = [];
  const app = httpApp({
    routes,
    fillings: () => [],
    openRoutes,
    reach: { host: "127.0.0.1", publicUrl: null },
    database: () => database,
    clock: systemClock,
    say: (language) => speaker(language, [words]),
    authenticate: ({ headers }) => {
      const kind =
        headers.get("authorization") === "Bearer me" ? "key" : headers.has("cookie") ? "user" : null;
      return Promise.resolve(
        kind ? { caller: { ...caller, kind }, headers: [] } : refuse("http.not_found", {}, { status: 401 }),
      );
    },
    onBug: (bug) => bugs.push(bug),
    uploads: join(tmpdir(), "vinculo-uploads"),
    stopping: new AbortController().signal,
    ...rest,
  });
  app.all("*", refuseUnknown);
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bugs };
}
