import { createHash, type Hash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { newId } from "#platform/ids";
import { isRefusal, Refused, refuse, type Refusal } from "#platform/refusals";

/** A body that was taken as bytes, straight to disk. Whoever handles the request keeps the file or removes it. */
export type Upload = {
  readonly path: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
};

/** What stays free on the disk, whatever is sent: a full one would stop the database. */
const spare = 1024 ** 3;

/**
 * Takes a body of `application/octet-stream` to a file of its own in `folder`, never more than `limit` bytes of it.
 * Refuses `http.content_type_bytes` and `http.encoding_unsupported` (415), `http.body_too_large` (413),
 * `http.body_missing`, `http.body_incomplete` (400) and `http.disk_full` (507).
 */
export async function receive(
  request: Request,
  folder: string,
  limit: number,
  now: Date,
): Promise<Upload | Refusal> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/octet-stream") return refuse("http.content_type_bytes", {}, { status: 415 });
  const encoding = request.headers.get("content-encoding");
  if (encoding && encoding !== "identity") return refuse("http.encoding_unsupported", {}, { status: 415 });
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > limit) return refuse("http.body_too_large", { limit }, { status: 413 });
  if (!request.body) return refuse("http.body_missing");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const room = await roomIn(folder);
  if (declared > room) return refuse("http.disk_full", {}, { status: 507 });
  const path = join(folder, newId(now));
  const taken = await take(request.body, path, Math.min(limit, room), limit);
  if (isRefusal(taken)) await rm(path, { force: true });
  return taken;
}

async function take(
  body: ReadableStream<Uint8Array>,
  path: string,
  most: number,
  limit: number,
): Promise<Upload | Refusal> {
  const hash = createHash("sha256");
  const counted = { bytes: 0 };
  const full =
    most < limit
      ? refuse("http.disk_full", {}, { status: 507 })
      : refuse("http.body_too_large", { limit }, { status: 413 });
  try {
    await pipeline(
      Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]),
      meter(hash, counted, most, full),
      createWriteStream(path, { mode: 0o600 }),
    );
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    const { code } = error as { code?: string };
    if (code === "ENOSPC" || code === "EDQUOT") return refuse("http.disk_full", {}, { status: 507 });
    return refuse("http.body_incomplete");
  }
  if (counted.bytes === 0) return refuse("http.body_missing");
  return { path, bytes: counted.bytes, sha256: hash.digest("hex") };
}

function meter(hash: Hash, counted: { bytes: number }, most: number, full: Refusal): Transform {
  return new Transform({
    transform(chunk: Buffer, _, done) {
      counted.bytes += chunk.length;
      if (counted.bytes > most) return done(new Refused(full));
      hash.update(chunk);
      done(null, chunk);
    },
  });
}

async function roomIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return Math.max(0, bavail * bsize - spare);
}
