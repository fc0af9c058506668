import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parentPort, workerData } from "node:worker_threads";
import readWorkbook, { type CellValue } from "read-excel-file/node";

/** What the thread is asked, and what it tells. */
export type Wish = { readonly path: string; readonly into: string; readonly mostRows: number };
export type Told =
  | {
      readonly state: "unfolded";
      readonly sheet: string;
      readonly rows: number;
      readonly others: readonly string[];
    }
  | { readonly state: "broken" | "empty" | "too_many_rows" };

type Row = readonly (CellValue | Date | null)[];

const { path, into, mostRows } = workerData as Wish;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage(await unfold());

async function unfold(): Promise<Told> {
  const sheets = await readWorkbook(path, { trim: false }).catch(() => null);
  if (!sheets) return { state: "broken" };
  const filled = sheets.filter(({ data }) => data.some((row) => row.some((cell) => cell !== null)));
  const [first, ...others] = filled;
  if (!first) return { state: "empty" };
  const data = first.data as unknown as readonly Row[];
  if (data.length > mostRows) return { state: "too_many_rows" };
  await pipeline(Readable.from(lines(data)), createWriteStream(into, { mode: 0o600 }));
  return {
    state: "unfolded",
    sheet: first.sheet,
    rows: data.length,
    others: others.map(({ sheet }) => sheet),
  };
}

function* lines(data: readonly Row[]): Generator<string> {
  for (const row of data) yield `${row.map(cell).join(",")}\r\n`;
}

/** A cell on one line: what breaks a line in a cell is a space in a table. */
function cell(value: Row[number]): string {
  const text = textOf(value).replace(/[\r\n]+/g, " ");
  return /[",]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function textOf(value: Row[number]): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return moment(value);
  // A spreadsheet keeps doubles and shows 15 digits: 0.1 + 0.2 was typed as 0.3.
  if (typeof value === "number") return plain(Number(value.toPrecision(15)));
  return String(value);
}

/** A number without an exponent. */
function plain(value: number): string {
  const written = String(value);
  if (!written.includes("e")) return written;
  return value.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 20 });
}

/** A spreadsheet's clock has no zone: its wall time comes as if it were UTC. */
function moment(value: Date): string {
  if (Number.isNaN(value.getTime())) return "";
  const written = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString();
  return written.endsWith("T00:00:00.000Z") ? written.slice(0, 10) : written.slice(0, 19).replace("T", " ");
}
