import {
  cleanCell,
  ColumnProfile,
  type Encoding,
  type Line,
  LineCutter,
  NotUtf8,
  openSource,
  type Progress,
  type RawRecord,
  RecordCutter,
  saysNothing,
  type Source,
  textOf,
} from "#identify/tables";
import { catchRefusal, isRefusal, refuse, Refused } from "#platform/refusals";
import type { Refusal } from "#platform/refusals";
import { findLayout } from "./delimiter.ts";
import type { Layout } from "./delimiter.ts";

/** Lines and characters that decide the layout. */
const LAYOUT_LINES = 500;
const LAYOUT_CHARACTERS = 4 * 1024 * 1024;
/** More columns are no order file; each costs memory for what is counted of it. */
const COLUMNS_MAX = 1_000;
/** Rows and characters kept to find out how ids depend on each other. */
const SAMPLE_ROWS = 8000;
const SAMPLE_CHARACTERS = 8 * 1024 * 1024;
/** UTF-8 read as windows-1252 shows itself by such pairs, which no language writes. */
const MOJIBAKE = /\u00c3[\u00a1-\u00bf\u2018-\u201d]|\u00c2[\u00a0-\u00bf]/;

/** A table that was read once: how it is laid out, and what each column holds. */
export type ScannedTable = {
  path: string;
  source: Source;
  encoding: Encoding;
  layout: Layout;
  profiles: ColumnProfile[];
  /** The first records. */
  sample: RawRecord[];
  /** Records below the header, readable or not. */
  rows: number;
  /** What it was before it was text: `excel` where a spreadsheet was unfolded. */
  format: "delimited" | "fixed-width" | "excel";
  /** UTF-8 read as windows-1252 was seen. */
  mojibake: boolean;
};

/** How a table's records are read again: what of a scan must be kept for it. */
export type TablePlace = Pick<ScannedTable, "source" | "encoding" | "layout">;

/**
 * Reads a whole table once, in memory that does not grow with it. Refusals: those of openSource, file.no_rows,
 * file.too_many_columns.
 */
export async function scanTable(path: string, onProgress?: Progress): Promise<ScannedTable | Refusal> {
  const source = await openSource(path);
  if (isRefusal(source)) return source;
  return catchRefusal(async () => {
    let encoding: Encoding = source.encoding ?? "utf-8";
    let scan: Scan;
    try {
      scan = await scanFile(source, encoding, onProgress);
    } catch (error) {
      if (!(error instanceof NotUtf8)) throw error;
      encoding = "windows-1252";
      scan = await scanFile(source, encoding, onProgress);
    }
    const { cuts } = scan.layout.dialect;
    const format = source.path !== path ? "excel" : cuts === null ? "delimited" : "fixed-width";
    return { path, source, encoding, format, ...scan };
  });
}

/** The columns' names: the header's, or their positions from 1. */
export function namesOf({ layout, profiles }: Pick<ScannedTable, "layout" | "profiles">): readonly string[] {
  return layout.header ?? profiles.map((_, i) => String(i + 1));
}

type Scan = Pick<ScannedTable, "layout" | "profiles" | "sample" | "rows" | "mojibake">;

async function scanFile(source: Source, encoding: Encoding, onProgress: Progress | undefined): Promise<Scan> {
  const layout = findLayout(await firstLines(source, encoding));
  if (layout === null) throw new Refused(refuse("file.no_rows", { path: source.path }, { status: 422 }));
  if (layout.width > COLUMNS_MAX)
    throw new Refused(
      refuse("file.too_many_columns", { columns: layout.width, limit: COLUMNS_MAX }, { status: 422 }),
    );
  const profiles: ColumnProfile[] = Array.from({ length: layout.width }, () => new ColumnProfile());
  const scan: Scan = { layout, profiles, sample: [], rows: 0, mojibake: false };
  let sampled = 0;
  for await (const records of recordsOf({ source, encoding, layout }, onProgress, (text) => {
    if (encoding === "windows-1252" && !scan.mojibake) scan.mojibake = MOJIBAKE.test(text);
  })) {
    for (const record of records) {
      scan.rows += 1;
      if (scan.rows <= SAMPLE_ROWS && sampled < SAMPLE_CHARACTERS) {
        scan.sample.push(record);
        for (const field of record.fields) sampled += field.length;
      }
      // A record that is too wide has shifted columns: it would only mislead.
      if (record.problem === null && record.fields.length <= layout.width) profile(record.fields, profiles);
    }
  }
  return scan;
}

function profile(fields: readonly string[], profiles: readonly ColumnProfile[]): void {
  for (let i = 0; i < fields.length; i += 1) {
    const text = cleanCell(fields[i]!);
    profiles[i]!.add(text, saysNothing(text));
  }
}

async function firstLines(source: Source, encoding: Encoding): Promise<Line[]> {
  const cutter = new LineCutter();
  const lines: Line[] = [];
  let read = 0;
  for await (const text of textOf(source, encoding)) {
    lines.push(...cutter.push(text));
    read += text.length;
    if (lines.length >= LAYOUT_LINES || (read >= LAYOUT_CHARACTERS && lines.length > 0))
      return lines.slice(0, LAYOUT_LINES);
  }
  return [...lines, ...cutter.end()].slice(0, LAYOUT_LINES);
}

/** The records below the header, a batch for each chunk of the file. */
export async function* recordsOf(
  { source, encoding, layout }: TablePlace,
  onProgress?: Progress,
  onText?: (text: string) => void,
): AsyncGenerator<RawRecord[]> {
  const lines = new LineCutter();
  const cutter = new RecordCutter(layout.dialect);
  for await (const text of textOf(source, encoding, onProgress)) {
    onText?.(text);
    const records: RawRecord[] = [];
    for (const line of lines.push(text)) if (line.row >= layout.firstRow) cutter.take(line, records);
    if (records.length > 0) yield records;
  }
  const records: RawRecord[] = [];
  for (const line of lines.end()) if (line.row >= layout.firstRow) cutter.take(line, records);
  cutter.end(records);
  if (records.length > 0) yield records;
}
