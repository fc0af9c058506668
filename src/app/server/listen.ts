import { createServer, type Server, STATUS_CODES } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { openRoutes } from "#access/accounts";
import { allWords, slices } from "#app/slices";
import { filled, type Port } from "#platform/manifest";
import type { Clock } from "#platform/clock";
import type { Config } from "#platform/config";
import type { Database } from "#platform/database";
import { httpApp, isLoopback, refuseUnknown } from "#platform/http";
import { mountReference } from "#platform/reference";
import { refuse, type Refusal } from "#platform/refusals";
import { languages, speaker } from "#platform/words";
import { authenticateBy } from "./authenticate.ts";
import { log } from "./log.ts";
import type { Page } from "./asset.ts";
import { mountPage } from "./page.ts";

/** A server that answers. Until it is given a database, what needs one is told to come back. */
export type Listening = {
  /** What a person opens: VINCULO_URL, or the address that was bound. */
  readonly url: string;
  readonly port: number;
  readonly use: (database: Database | null) => void;
  readonly show: (page: Page) => void;
  /** Takes no more connections, lets what runs finish, then ends what does not. */
  readonly stop: () => Promise<void>;
};

/** How long a request may take to arrive: a large file over a slow line. Bodies of JSON have their own, shorter time. */
const longest = 3_600_000;
/** How long a request may still run after a stop was asked for. */
const grace = 8_000;

/**
 * Binds the port and serves API and page on it. Refuses `server.port_taken`, `server.port_denied` and
 * `server.host_unusable`.
 *
 * @param given `secret` signs cookies; `token` is what the first run asks for, null where only this machine reaches us
 */
export async function listen(
  config: Pick<Config, "port" | "host" | "publicUrl"> & Partial<Pick<Config, "dataFolder">>,
  clock: Clock,
  { secret, token }: { readonly secret: string; readonly token: string | null },
): Promise<Listening | Refusal> {
  const server = createServer({ requestTimeout: longest, headersTimeout: 20_000, keepAliveTimeout: 65_000 });
  const bound = await bind(server, config);
  if (typeof bound !== "number") return bound;
  const stopping = new AbortController();
  let database: Database | null = null;
  let page: Page = null;
  let stopped: Promise<void> | undefined;
  const url = config.publicUrl?.origin ?? `http://${shown(config.host)}:${bound}`;
  const says = Object.fromEntries(languages.map((one) => [one, speaker(one, allWords)] as const));
  const settings = { secret, url };
  const reach = { host: config.host, publicUrl: config.publicUrl };
  const api = {
    routes: slices.flatMap((slice) => slice.routes ?? []),
    fillings: <T>(opening: Port<T>) => filled(opening, slices),
    openRoutes: openRoutes(settings, token),
    reach,
    database: () => database,
    clock,
    say: (language: (typeof languages)[number]) => says[language] ?? speaker(language, allWords),
    authenticate: authenticateBy(settings),
    onBug: (bug: object) => log.error(bug, "request failed"),
    uploads: join(config.dataFolder ?? tmpdir(), "uploads"),
    stopping: stopping.signal,
  };
  const app = httpApp(api);
  mountReference(app, api, url);
  app.all("/api", refuseUnknown);
  app.all("/api/*", refuseUnknown);
  mountPage(app, () => page);
  app.all("*", refuseUnknown);
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false, errorHandler: unreadable });
  server.on("request", (incoming, outgoing) => void answer(incoming, outgoing));
  server.on("clientError", refuseSocket);
  return {
    url,
    port: bound,
    use: (next) => void (database = next),
    show: (next) => void (page = next),
    stop: () => (stopped ??= stop(server, stopping)),
  };
}

function bind(server: Server, { port, host }: Pick<Config, "port" | "host">): Promise<number | Refusal> {
  return new Promise((resolve) => {
    server.once("error", ({ code = "?" }: NodeJS.ErrnoException) => {
      if (code === "EADDRINUSE") resolve(refuse("server.port_taken", { port, host }, { status: 409 }));
      else if (code === "EACCES") resolve(refuse("server.port_denied", { port }, { status: 403 }));
      else resolve(refuse("server.host_unusable", { host, reason: code }, { status: 422 }));
    });
    server.listen(port, host.replace(/^\[|\]$/g, ""), () => resolve((server.address() as AddressInfo).port));
  });
}

async function stop(server: Server, stopping: AbortController): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  stopping.abort();
  // A connection whose last answer goes out now becomes idle later, and browsers keep theirs for a minute.
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  const impatient = setTimeout(() => server.closeAllConnections(), grace);
  await closed;
  clearInterval(sweep);
  clearTimeout(impatient);
}

/** What a person types: `localhost` where it is this machine, the address elsewhere. */
function shown(host: string): string {
  if (isLoopback(host) || host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
}

/** A request whose address or Host cannot be read: nothing of ours has seen it. */
function unreadable(): Response {
  return new Response(problem(400), { status: 400, headers: { "content-type": "application/problem+json" } });
}

/** Bytes that are no HTTP, or headers beyond what Node takes (16 kB). */
function refuseSocket(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === "ECONNRESET") return void socket.destroy();
  const status =
    { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_CHUNK_EXTENSIONS_OVERFLOW: 413 }[
      error.code ?? ""
    ] ?? 400;
  const text = problem(status);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-type: application/problem+json\r\n` +
      `content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
}

function problem(status: number): string {
  const title = STATUS_CODES[status] ?? "Bad Request";
  return JSON.stringify({ type: "urn:vinculo:http.unreadable", title, status, detail: title });
}
