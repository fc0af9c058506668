import { createReadStream, createWriteStream, rmSync } from "node:fs";
import { mkdtemp, open, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream";
import { pipeline as piped } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { unfoldSheet } from "#identify/sheets";
import { isRefusal, refuse, Refused } from "#platform/refusals";
import type { Refusal } from "#platform/refusals";
import { foreignFormat } from "./formats.ts";

export type Encoding = "utf-8" | "windows-1252" | "utf-16le" | "utf-16be";

/** A file that was opened once and looked at: where it is, how large, in what clothes. */
export type Source = {
  /** The file to read: the one asked for, the copy of what came through a pipe, or the text of a spreadsheet. */
  path: string;
  bytes: number;
  compressed: boolean;
  /** What the first bytes say beyond doubt; null: to be found by reading. */
  encoding: Encoding | null;
  bom: boolean;
};

export type Progress = (bytesRead: number, bytesTotal: number) => void;

/** How much is read and inflated at a time: as fast as 256 kB, and what a chunk leaves behind dies young (−100 MB of memory). */
const CHUNK = 64 * 1024;
/** How much of the beginning decides what kind of file it is. */
const HEAD = 64 * 1024;

/**
 * Opens a file and says what it is; of a spreadsheet (.xlsx), the text of its first table. Refusals: file.not_found,
 * file.is_folder, file.unreadable, file.empty, file.gzip_broken, those of unfoldSheet, and one of foreignFormat
 * (file.is_zip, file.is_excel for older spreadsheets …) with what to do.
 */
export async function openSource(path: string): Promise<Source | Refusal> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return refuse("file.is_folder", { path });
    const real = found.isFile() ? path : await spooled(path);
    const { size } = found.isFile() ? found : await stat(real);
    if (size === 0) return refuse("file.empty", { path });
    const raw = await firstBytes(real, 2);
    const source: Source = {
      path: real,
      bytes: size,
      compressed: raw[0] === 0x1f && raw[1] === 0x8b,
      encoding: null,
      bom: false,
    };
    const head = await headOf(source);
    if (head.length === 0) return refuse("file.empty", { path });
    Object.assign(source, byteOrder(head));
    const foreign = foreignFormat(head, source.encoding !== null && source.encoding !== "utf-8");
    if (foreign === null) return source;
    if (foreign === "file.is_excel" && head[0] === 0x50 && !source.compressed) return await unfolded(real);
    return refuse(foreign, { path }, { status: 415 });
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ENOENT" || code === "ENOTDIR") return refuse("file.not_found", { path }, { status: 404 });
    if (/^E[A-Z]+$/.test(code)) return refuse("file.unreadable", { path, code });
    throw error;
  }
}

/** The bytes of a source in chunks, inflated where it is compressed. Throws Refused(file.gzip_broken | file.unreadable). */
export async function* bytesOf(source: Source, onProgress?: Progress): AsyncGenerator<Uint8Array> {
  const file = createReadStream(source.path, { highWaterMark: CHUNK });
  const stream = source.compressed ? createGunzip({ chunkSize: CHUNK }) : file;
  // Errors of the file reach the loop below through the stream that pipeline destroys; nothing else is to be done here.
  if (stream !== file) pipeline(file, stream as ReturnType<typeof createGunzip>, () => {});
  try {
    for await (const chunk of stream) {
      onProgress?.(Math.min(file.bytesRead, source.bytes), source.bytes);
      yield chunk as Uint8Array;
    }
    onProgress?.(source.bytes, source.bytes);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code.startsWith("Z_"))
      throw new Refused(refuse("file.gzip_broken", { path: source.path }, { status: 422 }));
    if (/^E[A-Z]+$/.test(code)) throw new Refused(refuse("file.unreadable", { path: source.path, code }));
    throw error;
  } finally {
    file.destroy();
    stream.destroy();
  }
}

/** A source's text in chunks, without its byte-order mark. Throws NotUtf8 where it was to be UTF-8 and is not. */
export async function* textOf(
  source: Source,
  encoding: Encoding,
  onProgress?: Progress,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding === "utf-8" });
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw new NotUtf8();
    }
  };
  for await (const bytes of bytesOf(source, onProgress)) yield decode(bytes);
  yield decode();
}

/** Thrown by `textOf`: the file must be read again from its start, as windows-1252. */
export class NotUtf8 extends Error {}

function byteOrder(head: Uint8Array): Pick<Source, "encoding" | "bom"> {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: null, bom: true };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", bom: true };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", bom: true };
  // UTF-16 without its mark: in a table of orders nearly every second byte is zero.
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i += 1) if (head[i] === 0) zeros[i % 2]! += 1;
  const half = head.length / 2;
  if (zeros[1]! > 0.7 * half && zeros[0]! < 0.1 * half) return { encoding: "utf-16le", bom: false };
  if (zeros[0]! > 0.7 * half && zeros[1]! < 0.1 * half) return { encoding: "utf-16be", bom: false };
  return { encoding: null, bom: false };
}

async function headOf(source: Source): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytesOf(source)) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= HEAD) break;
  }
  return Buffer.concat(parts).subarray(0, HEAD);
}

async function firstBytes(path: string, count: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(count);
    await file.read(buffer, 0, count, 0);
    return buffer;
  } finally {
    await file.close();
  }
}

/** What comes through a pipe can be read once only, and we read twice: it goes to a private temporary file first. */
async function spooled(path: string): Promise<string> {
  const copy = await privatePlace("orders");
  await piped(createReadStream(path), createWriteStream(copy, { mode: 0o600 }));
  return copy;
}

/** A spreadsheet's first table as text, in a private temporary file: what reads it reads text. */
async function unfolded(path: string): Promise<Source | Refusal> {
  const table = await privatePlace("table");
  const sheet = await unfoldSheet(path, table);
  if (isRefusal(sheet)) return sheet;
  const { size } = await stat(table);
  return { path: table, bytes: size, compressed: false, encoding: "utf-8", bom: false };
}

/** A path for a file of ours, gone with the process. */
async function privatePlace(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "vinculo-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return join(folder, name);
}
