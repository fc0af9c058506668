import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { systemClock } from "#platform/clock";
import type { Database } from "#platform/database";
import { isRefusal } from "#platform/refusals";
import { listen, type Listening } from "./listen.ts";

/** What a request may carry besides its method and path. */
export type Sent = {
  readonly body?: unknown;
  /** Sent as they are, as application/octet-stream. */
  readonly bytes?: Uint8Array | string;
  readonly key?: string;
  readonly cookie?: string;
  readonly workspace?: string;
  readonly headers?: Readonly<Record<string, string>>;
};
export type Got<T> = {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
  readonly cookie: string;
};
export type Call = <T = { readonly type?: string }>(
  method: string,
  path: string,
  sent?: Sent,
) => Promise<Got<T>>;

/** The whole server on a free port, on a database of the test's own. */
export async function testServer(
  database: Database,
  { token = null, publicUrl = null }: { token?: string | null; publicUrl?: URL | null } = {},
): Promise<{ listening: Listening; url: string; call: Call }> {
  const dataFolder = await mkdtemp(join(tmpdir(), "vinculo-server-"));
  const listening = await listen({ port: 0, host: "127.0.0.1", publicUrl, dataFolder }, systemClock, {
    secret: "a secret of tests, thirty-two characters long",
    token,
  });
  if (isRefusal(listening)) throw new Error(listening.id);
  listening.use(database);
  afterAll(async () => {
    await listening.stop();
    await rm(dataFolder, { recursive: true, force: true });
  });
  const url = `http://127.0.0.1:${listening.port}`;
  return { listening, url, call: caller(url) };
}

function caller(url: string): Call {
  return async <T>(
    method: string,
    path: string,
    { body, bytes, key, cookie, workspace, headers }: Sent = {},
  ): Promise<Got<T>> => {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(bytes === undefined ? {} : { "content-type": "application/octet-stream" }),
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...(cookie ? { cookie } : {}),
        ...(workspace ? { "x-vinculo-workspace": workspace } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(bytes === undefined ? {} : { body: Buffer.from(bytes) }),
    });
    const text = await response.text();
    const json = /json/.test(response.headers.get("content-type") ?? "");
    const set = response.headers.getSetCookie().map((one) => one.split(";")[0]);
    return {
      status: response.status,
      body: (json ? JSON.parse(text) : text) as T,
      headers: response.headers,
      cookie: set.join("; "),
    };
  };
}
