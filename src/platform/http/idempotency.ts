import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { type Database, inWorkspace } from "#platform/database";
import { refuse } from "#platform/refusals";
import type { Ctx } from "./api.ts";
import { problemOf, problemResponse } from "./problem.ts";
import { claimKey, forgetOld, type Kept, keepAnswer, releaseKey } from "./idempotency.store.ts";
import type { Request, Route } from "./route.ts";

/** An answer is given again for a day; a request that has said nothing for a minute died with its process. */
const day = 86_400_000;
const minute = 60_000;

type Sent = {
  readonly request: Request<unknown, unknown, unknown>;
  /** The Idempotency-Key header. */
  readonly key: string | undefined;
  readonly route: Pick<Route, "method">;
  readonly text: string;
};

/**
 * Does a write once for each Idempotency-Key: the same request again gets the same answer for 24 hours, another request
 * under the same key is refused (422), and one that arrives while the first runs as well (409). The requests themselves
 * also do things once by their own keys, so a crash between doing and keeping the answer doubles nothing.
 */
export async function once(sent: Sent, c: Ctx, handle: () => Promise<Response>): Promise<Response> {
  const { request, key } = sent;
  if (key === undefined) return handle();
  const say = c.get("say");
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    return problemResponse(problemOf(refuse("http.idempotency_key_invalid"), say));
  const { database, clock, caller } = request;
  const place = { workspaceId: caller.workspaceId, keyHash: hash(`${caller.actor}\n${key}`) };
  const requestHash = hash(`${sent.route.method}\n${new URL(c.req.url).pathname}\n${sent.text}`);
  const now = clock.now();
  const before = await inWorkspace(database, place.workspaceId, (tx) =>
    claimKey(tx, { ...place, requestHash }, { now, forgotten: ago(now, day), stuck: ago(now, minute) }),
  );
  if (before) return again(before, requestHash, key, c);
  return first(database, place, key, now, handle);
}

type Place = { readonly workspaceId: string; readonly keyHash: Buffer };

async function first(
  database: Database,
  place: Place,
  key: string,
  now: Date,
  handle: () => Promise<Response>,
): Promise<Response> {
  let response: Response | undefined;
  try {
    response = await handle();
    return response;
  } finally {
    await settle(database, place, key, now, response);
  }
}

/** Keeps an answer below 500; what failed by our fault may be tried again. */
async function settle(
  database: Database,
  place: Place,
  key: string,
  now: Date,
  response: Response | undefined,
): Promise<void> {
  if (!response || response.status >= 500) {
    // Where the database is away, the claim lapses by itself after a minute.
    await inWorkspace(database, place.workspaceId, (tx) => releaseKey(tx, place)).catch(() => undefined);
    return;
  }
  const headers = ["content-type", "location", "etag"].flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  const answer = encrypt(key, JSON.stringify({ headers, body: await response.clone().text() }));
  await inWorkspace(database, place.workspaceId, async (tx) => {
    await keepAnswer(tx, place, { status: response.status, answer });
    await forgetOld(tx, place.workspaceId, ago(now, day));
  });
}

function again(kept: Kept, requestHash: Buffer, key: string, c: Ctx): Response {
  const say = c.get("say");
  if (!kept.requestHash.equals(requestHash))
    return problemResponse(problemOf(refuse("http.idempotency_mismatch", {}, { status: 422 }), say));
  if (kept.status === null || !kept.answer)
    return problemResponse(problemOf(refuse("http.idempotency_running", {}, { status: 409 }), say), {
      "retry-after": "1",
    });
  const { headers, body } = JSON.parse(decrypt(key, kept.answer)) as {
    headers: [string, string][];
    body: string;
  };
  return new Response(kept.status === 204 ? null : body, {
    status: kept.status,
    headers: [...headers, ["idempotency-replayed", "true"]],
  });
}

function ago(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() - milliseconds);
}

function hash(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function secretOf(key: string): Buffer {
  return Buffer.from(hkdfSync("sha256", key, "", "vinculo idempotency", 32));
}

/** AES-256-GCM: 12 bytes of nonce, 16 of tag, then the text. */
function encrypt(key: string, text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", secretOf(key), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

function decrypt(key: string, sealed: Buffer): string {
  const opener = createDecipheriv("aes-256-gcm", secretOf(key), sealed.subarray(0, 12));
  opener.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([opener.update(sealed.subarray(28)), opener.final()]).toString("utf8");
}
