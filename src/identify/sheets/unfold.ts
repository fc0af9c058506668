import { open } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { isRefusal, refuse, type Refusal } from "#platform/refusals";
import { weighArchive } from "./archive.ts";
import type { Told, Wish } from "./unfold.worker.ts";

/** Which of a workbook's sheets became the table, and what was left out. */
export type UnfoldedSheet = {
  /** The first sheet that has a row. */
  readonly sheet: string;
  readonly rows: number;
  /** Other sheets that have rows too and were not read. */
  readonly others: readonly string[];
};

/**
 * What a spreadsheet may be. It is read in memory, some ten times its text: a table that is larger is no spreadsheet's
 * matter any more (a sheet itself ends at 1,048,576 rows), and as CSV it may be of any size.
 */
const sheetLimits = { rows: 200_000, inflatedBytes: 256 * 2 ** 20 } as const;

/** Megabytes that the reader may take before it is ended; it has a thread of its own, so only that one ends. */
const memory = 3_072;

/** How an encrypted workbook and one of before 2007 begin (OLE). */
const oldOrEncrypted = "d0cf11e0";

/**
 * Writes a spreadsheet's first table as CSV (RFC 4180, UTF-8, commas) into `into`: dates as ISO 8601 wall clocks, numbers
 * as they were typed (15 digits), one line a row, blank rows too, so that a line's number is the row's.
 *
 * @param path an .xlsx file; its name does not matter
 * @returns which sheet it was, or `sheet.broken`, `sheet.encrypted`, `sheet.too_large`, `sheet.too_many_rows`,
 *   `sheet.too_heavy`, `sheet.empty`
 */
export async function unfoldSheet(
  path: string,
  into: string,
  limits: { readonly rows: number; readonly inflatedBytes: number } = sheetLimits,
): Promise<UnfoldedSheet | Refusal> {
  const file = await weigh(path, limits.inflatedBytes);
  if (isRefusal(file)) return file;
  const told = await inWorker({ path, into, mostRows: limits.rows });
  if (told === "too_heavy") return refuse("sheet.too_heavy", {}, { status: 413 });
  if (told.state === "too_many_rows")
    return refuse("sheet.too_many_rows", { rows: limits.rows }, { status: 413 });
  if (told.state !== "unfolded") return refuse(`sheet.${told.state}`, {}, { status: 422 });
  const { sheet, rows, others } = told;
  return { sheet, rows, others };
}

async function weigh(path: string, limit: number): Promise<null | Refusal> {
  if ((await beginning(path)) === oldOrEncrypted) return refuse("sheet.encrypted", {}, { status: 422 });
  const archive = await weighArchive(path, limit);
  if (archive.state === "too_large")
    return refuse("sheet.too_large", { megabytes: Math.floor(limit / 2 ** 20) }, { status: 413 });
  if (archive.state !== "sound") return refuse(`sheet.${archive.state}`, {}, { status: 422 });
  const isWorkbook = archive.names.some((name) => /^\/?xl\/workbook\.xml$/i.test(name));
  return isWorkbook ? null : refuse("sheet.broken", {}, { status: 422 });
}

async function beginning(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString("hex", 0, bytesRead);
  } finally {
    await file.close();
  }
}

function inWorker(wish: Wish): Promise<Told | "too_heavy"> {
  const worker = new Worker(new URL("unfold.worker.ts", import.meta.url), {
    workerData: wish,
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
  return new Promise((resolve, reject) => {
    worker.once("message", (told: Told) => resolve(told));
    worker.once("error", (error: Error & { code?: string }) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") resolve("too_heavy");
      else reject(error);
    });
  });
}
