import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import { createInflateRaw } from "node:zlib";

/** An entry of a ZIP archive, as its central directory tells it (APPNOTE.TXT 6.3.10, §4.3.12). */
type Entry = {
  readonly name: string;
  readonly encrypted: boolean;
  /** 0 stored, 8 deflated; a spreadsheet has no other. */
  readonly method: number;
  readonly compressed: number;
  /** Where its local header begins. */
  readonly offset: number;
};

/** What an archive is found to be. */
export type Archive =
  | { readonly state: "sound"; readonly bytes: number; readonly names: readonly string[] }
  | { readonly state: "broken" | "encrypted" | "too_large" };

const directoryEnd = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;
/** More parts than any spreadsheet of a person has. */
const mostEntries = 5_000;

/**
 * Inflates every entry of an archive, keeps nothing, and counts: what the directory says of sizes may be a lie, and a
 * thousand to one is what deflate can do. Stops where `limit` bytes are passed.
 */
export async function weighArchive(path: string, limit: number): Promise<Archive> {
  const file = await open(path);
  try {
    const entries = await directoryOf(file);
    if (!entries) return { state: "broken" };
    if (entries.some((one) => one.encrypted)) return { state: "encrypted" };
    let bytes = 0;
    for (const entry of entries) {
      const size = await inflatedSize(path, file, entry, limit - bytes);
      if (size === null) return { state: "broken" };
      bytes += size;
      if (bytes > limit) return { state: "too_large" };
    }
    return { state: "sound", bytes, names: entries.map((one) => one.name) };
  } finally {
    await file.close();
  }
}

/** The entries of the central directory; null where there is none that can be read. */
async function directoryOf(file: FileHandle): Promise<Entry[] | null> {
  const { size } = await file.stat();
  const tail = await bytesAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (at < 0 || at + 22 > tail.length || tail.readUInt32LE(at) !== directoryEnd) return null;
  const count = tail.readUInt16LE(at + 10);
  const length = tail.readUInt32LE(at + 12);
  const start = tail.readUInt32LE(at + 16);
  if (count === 0 || count > mostEntries || start + length > size) return null;
  const directory = await bytesAt(file, start, length);
  const entries: Entry[] = [];
  for (let place = 0; entries.length < count;) {
    if (place + 46 > directory.length || directory.readUInt32LE(place) !== directoryEntry) return null;
    const name = directory.readUInt16LE(place + 28);
    entries.push({
      name: directory.toString("utf8", place + 46, place + 46 + name),
      encrypted: (directory.readUInt16LE(place + 8) & 1) === 1,
      method: directory.readUInt16LE(place + 10),
      compressed: directory.readUInt32LE(place + 20),
      offset: directory.readUInt32LE(place + 42),
    });
    place += 46 + name + directory.readUInt16LE(place + 30) + directory.readUInt16LE(place + 32);
  }
  return entries;
}

/** How many bytes an entry really is; more than `most` is not counted any further. Null where it cannot be inflated. */
async function inflatedSize(
  path: string,
  file: FileHandle,
  entry: Entry,
  most: number,
): Promise<number | null> {
  const local = await bytesAt(file, entry.offset, 30);
  if (local.length < 30 || local.readUInt32LE(0) !== localEntry) return null;
  if (entry.method === 0) return entry.compressed;
  if (entry.method !== 8) return null;
  if (entry.compressed === 0) return 0;
  const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const reading = await open(path);
  const inflating = createInflateRaw();
  const bytes = reading.createReadStream({ start, end: start + entry.compressed - 1 });
  bytes.on("error", (error) => inflating.destroy(error));
  let size = 0;
  try {
    for await (const chunk of bytes.pipe(inflating)) {
      size += (chunk as Buffer).length;
      if (size > most) break;
    }
    return size;
  } catch {
    return null;
  } finally {
    inflating.destroy();
    bytes.destroy();
  }
}

async function bytesAt(file: FileHandle, start: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start);
  return buffer.subarray(0, bytesRead);
}
