import { LINE_MAX } from "./lines.ts";
import type { Line } from "./lines.ts";

export type Delimiter = "," | ";" | "\t" | "|" | " ";

/** How lines become fields. `cuts`: where the columns of a fixed-width file begin. `columns`: 0 while unknown. */
export type Dialect = { delimiter: Delimiter; cuts: readonly number[] | null; columns: number };

export type RecordProblem = "row.nul_byte" | "row.too_long" | "row.quote_unclosed";

/** A record as it stands in the file: where it begins and its fields, or why it has none (then the line as it stands). */
export type RawRecord = { row: number; fields: readonly string[]; problem: RecordProblem | null };

/**
 * A quoted field may hold line ends; beyond so many lines it is a quote that nobody closed. Without the bound one stray
 * quote would swallow the rest of the file, as it does in csv-parse and papaparse: they cannot go back to the next line.
 */
const QUOTED_LINES_MAX = 200;

const none: readonly string[] = [];
// Tab, LF and CR stay: they are delimiters or part of a quoted text.
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROLS = /[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]/g;
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const HAS_CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]/;

/** Puts lines together into records; see `take` for what comes out. */
export class RecordCutter {
  readonly #dialect: Dialect;
  #open: { row: number; text: string }[] = [];
  #openLength = 0;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  /** Adds one line; pushes to `records` every record that it completes, in the file's order. Blank lines are none. */
  take(line: Line, records: RawRecord[]): void {
    let { text } = line;
    if (text !== null && HAS_CONTROLS.test(text)) {
      if (text.includes("\0")) {
        this.#giveUpAll(records);
        records.push({ row: line.row, fields: [asItStands(text)], problem: "row.nul_byte" });
        return;
      }
      text = text.replace(CONTROLS, "");
    }
    if (text === null) {
      this.#giveUpAll(records);
      records.push({ row: line.row, fields: none, problem: "row.too_long" });
    } else if (this.#open.length > 0) this.#continueWith({ row: line.row, text }, records);
    else this.#begin({ row: line.row, text }, records);
  }

  /** The file is over: an open quote stays open for ever. */
  end(records: RawRecord[]): void {
    this.#giveUpAll(records);
  }

  #begin(line: { row: number; text: string }, records: RawRecord[]): void {
    if (line.text === "" || line.text.trim() === "") return;
    const fields = splitFields(line.text, this.#dialect, false);
    if (fields === "open") {
      this.#open = [line];
      this.#openLength = line.text.length;
    } else if (fields !== "broken") records.push({ row: line.row, fields, problem: null });
  }

  #continueWith(line: { row: number; text: string }, records: RawRecord[]): void {
    this.#open.push(line);
    this.#openLength += line.text.length + 1;
    if (this.#open.length > QUOTED_LINES_MAX || this.#openLength > LINE_MAX) return this.#giveUp(records);
    if (!line.text.includes('"')) return;
    const fields = splitFields(this.#open.map((one) => one.text).join("\n"), this.#dialect, true);
    if (fields === "open") return;
    const { columns } = this.#dialect;
    if (fields === "broken" || (columns > 0 && fields.length !== columns)) return this.#giveUp(records);
    records.push({ row: this.#open[0]!.row, fields, problem: null });
    this.#open = [];
  }

  /** Reports the line whose quote stays open, and reads those after it again as lines of their own. */
  #giveUp(records: RawRecord[]): void {
    const [first, ...others] = this.#open;
    this.#open = [];
    records.push({ row: first!.row, fields: [asItStands(first!.text)], problem: "row.quote_unclosed" });
    for (const line of others) {
      if (this.#open.length > 0) this.#continueWith(line, records);
      else this.#begin(line, records);
    }
  }

  #giveUpAll(records: RawRecord[]): void {
    while (this.#open.length > 0) this.#giveUp(records);
  }
}

/** Enough of a line to find it again; a NUL is nothing that a database or a spreadsheet keeps. */
function asItStands(text: string): string {
  return text.slice(0, 2_000).replaceAll("\0", "␀");
}

/** Cuts one record into fields. `open`: a quote is not closed yet; `broken`: what follows a closing quote is no delimiter. */
function splitFields(text: string, dialect: Dialect, several: boolean): string[] | "open" | "broken" {
  if (dialect.cuts !== null)
    return dialect.cuts.map((from, i) => text.slice(from, dialect.cuts![i + 1]).trim());
  if (dialect.delimiter === " ") return splitBlanks(text);
  if (!text.includes('"')) return text.split(dialect.delimiter);
  const fields: string[] = [];
  let from = 0;
  for (;;) {
    let start = from;
    while (text.charCodeAt(start) === 32) start += 1;
    if (text.charCodeAt(start) === 34) {
      const quoted = readQuoted(text, start + 1, dialect.delimiter, several);
      if (typeof quoted === "string") return quoted;
      fields.push(quoted.value);
      if (quoted.next > text.length) return fields;
      from = quoted.next;
    } else {
      const end = text.indexOf(dialect.delimiter, from);
      fields.push(end < 0 ? text.slice(from) : text.slice(from, end));
      if (end < 0) return fields;
      from = end + 1;
    }
  }
}

/** The field that begins after a quote, and where the next one begins (beyond the text: it was the last). */
function readQuoted(
  text: string,
  begin: number,
  delimiter: string,
  several: boolean,
): { value: string; next: number } | "open" | "broken" {
  let value = "";
  let from = begin;
  for (;;) {
    const close = text.indexOf('"', from);
    if (close < 0) return "open";
    if (text.charCodeAt(close + 1) === 34) {
      value += text.slice(from, close + 1);
      from = close + 2;
      continue;
    }
    let after = close + 1;
    while (text.charCodeAt(after) === 32) after += 1;
    if (after >= text.length || text[after] === delimiter)
      return { value: value + text.slice(from, close), next: after + 1 };
    // Within one line a stray quote is a careless export ("TV 32" LED"); across lines it proves that the first was stray.
    if (several) return "broken";
    value += text.slice(from, close + 1);
    from = close + 1;
  }
}

function splitBlanks(text: string): string[] {
  if (!text.includes('"')) return text.trim().split(/[ \t]+/);
  const fields: string[] = [];
  for (const found of text.matchAll(/"((?:[^"]|"")*)"(?=\s|$)|[^ \t]+/g))
    fields.push(found[1]?.replaceAll('""', '"') ?? found[0]);
  return fields;
}
