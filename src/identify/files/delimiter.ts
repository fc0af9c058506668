import {
  bareNumber,
  cleanCell,
  dateShape,
  plain,
  type Delimiter,
  type Dialect,
  type Line,
  type RawRecord,
  RecordCutter,
} from "#identify/tables";
import { headerRank } from "./header.ts";
import { roles } from "./understanding.contract.ts";

/** How a table is laid out: its dialect, its header, and the physical line where its records begin. */
export type Layout = { dialect: Dialect; header: readonly string[] | null; width: number; firstRow: number };

/** A semicolon that stands in every line is a delimiter; a comma in every line may be a decimal one. So commas come last. */
const candidates: readonly Delimiter[] = ["\t", ";", "|", ","];
/** Lines of a report's title that may stand above the header. */
const TITLE_LINES_MAX = 20;
/** Columns whose cells are mostly (this share) dates or numbers tell a header by its being neither. */
const TYPED_SHARE = 0.7;

type Guess = { dialect: Dialect; records: RawRecord[]; share: number; dated: boolean };

/** Finds the layout from the first lines of a file; null where there is not one readable record. */
export function findLayout(lines: readonly Line[]): Layout | null {
  const named = /^\ufeff?"?sep=(.)"?\s*$/i.exec(lines[0]?.text ?? "");
  const body = named ? lines.slice(1) : lines;
  const asked = named && [",", ";", "\t", "|"].includes(named[1]!) ? (named[1] as Delimiter) : null;
  const best = asked === null ? bestGuess(body) : guess(body, { delimiter: asked, cuts: null, columns: 0 });
  const good = best.records.filter((record) => record.problem === null);
  if (good.length === 0) return null;
  const at = headerAt(good, best.dialect.columns);
  const top = at === null ? null : trimmed(good[at]!.fields, good.slice(at + 1));
  const header = top === null ? null : top.map((cell, i) => cleanCell(cell) || String(i + 1));
  return {
    dialect: best.dialect,
    header: header && numbered(header),
    width: header?.length ?? best.dialect.columns,
    firstRow: at === null ? (named ? 2 : 1) : good[at]!.row + lineCount(good[at]!),
  };
}

function bestGuess(lines: readonly Line[]): Guess {
  const guesses = candidates.map((delimiter) => guess(lines, { delimiter, cuts: null, columns: 0 }));
  const wide = guesses.filter((one) => one.dialect.columns > 1 && one.share >= 0.5);
  const ranked = wide.toSorted(
    (a, b) => Number(b.dated) - Number(a.dated) || bestOf(b.share) - bestOf(a.share),
  );
  if (ranked[0]?.dated) return ranked[0];
  const blanks = guess(lines, { delimiter: " ", cuts: null, columns: 0 });
  if (blanks.dated && blanks.share >= 0.9) return blanks;
  const cuts = fixedCuts(lines);
  const fixed = cuts && guess(lines, { delimiter: " ", cuts, columns: 0 });
  if (fixed?.dated) return fixed;
  if (blanks.dated && blanks.share >= 0.5) return blanks;
  return ranked[0] ?? (blanks.dialect.columns > 1 ? blanks : guesses.at(-1)!);
}

/** Nearly equal shares are equal: one ragged line must not decide between delimiters. */
function bestOf(share: number): number {
  return Math.round(share * 10);
}

function guess(lines: readonly Line[], dialect: Dialect): Guess {
  const cutter = new RecordCutter(dialect);
  const records: RawRecord[] = [];
  for (const line of lines) cutter.take(line, records);
  cutter.end(records);
  const good = records.filter((record) => record.problem === null);
  const widths = new Map<number, number>();
  for (const { fields } of good) widths.set(fields.length, (widths.get(fields.length) ?? 0) + 1);
  let columns = 1;
  for (const [width, count] of widths)
    if (count > (widths.get(columns) ?? 0) || (count === widths.get(columns) && width > columns))
      columns = width;
  const typical = good.filter(({ fields }) => fields.length === columns);
  const rows = typical.length > 1 ? typical.slice(1) : typical;
  let dated = false;
  for (let i = 0; i < columns && !dated; i += 1) dated = shareOf(rows, i, isDate) >= 0.5;
  return {
    dialect: { ...dialect, columns },
    records,
    share: typical.length / Math.max(1, records.length),
    dated,
  };
}

function isDate(text: string): boolean {
  const shape = dateShape(text);
  return shape !== null && shape.form !== "number";
}

function isTyped(text: string): boolean {
  return dateShape(text) !== null || bareNumber(text) !== null;
}

function shareOf(records: readonly RawRecord[], column: number, test: (text: string) => boolean): number {
  let filled = 0;
  let hits = 0;
  for (const { fields } of records) {
    const text = cleanCell(fields[column] ?? "");
    if (text === "") continue;
    filled += 1;
    if (test(text)) hits += 1;
  }
  return filled === 0 ? 0 : hits / filled;
}

/** Where columns begin in a file whose columns stand at fixed places: after positions that are blank in every line. */
function fixedCuts(lines: readonly Line[]): number[] | null {
  const texts = lines.flatMap(({ text }) => (text !== null && text.trim() !== "" ? [text] : []));
  if (texts.length < 2) return null;
  const length = Math.min(2_000, Math.max(...texts.map((text) => text.length)));
  const cuts: number[] = [];
  let blankBefore = true;
  for (let i = 0; i < length; i += 1) {
    const blank = texts.every((text) => i >= text.length || text[i] === " ");
    if (blankBefore && !blank) cuts.push(i);
    blankBefore = blank;
  }
  return cuts.length >= 3 ? cuts : null;
}

/** The index of the header among the first records, or null where the file has none. */
function headerAt(records: readonly RawRecord[], columns: number): number | null {
  for (let i = 0; i < Math.min(TITLE_LINES_MAX, records.length); i += 1) {
    const { fields } = records[i]!;
    const cells = fields.map(cleanCell);
    const filled = cells.filter((cell) => cell !== "").length;
    if (filled >= 0.6 * columns && isHeader(cells, records.slice(i + 1))) return i;
    // A full row of data at the top: there is no header further down either.
    if (filled > columns / 2 && cells.some(isDate)) return null;
  }
  return null;
}

/** What headers of customer and event files say besides an order file's. */
const ofPeople =
  /\b(phone|telefono|movil|celular|city|ciudad|country|pais|region|provincia|estado|postal|zip|language|idioma|first|last|given|family|nombres?|apellidos?|company|empresa|gender|sexo|genero|birth\w*|nacimiento|cumple\w*|external|event|evento|purpose|finalidad|channel|canal|consent\w*|type|tipo)\b/;

function isHeader(cells: readonly string[], others: readonly RawRecord[]): boolean {
  if (cells.some(isDate)) return false;
  const told = cells.some(
    (cell, i) => cell !== "" && !isTyped(cell) && shareOf(others, i, isTyped) >= TYPED_SHARE,
  );
  if (told && !cells.some((cell, i) => isTyped(cell) && shareOf(others, i, isTyped) >= TYPED_SHARE))
    return true;
  const words = cells.filter(
    (cell) => roles.some((role) => headerRank(role, cell) !== null) || ofPeople.test(plain(cell)),
  );
  return words.length >= Math.min(2, cells.length) && !cells.some(isTyped);
}

/** A header without the empty names at its end, where nothing stands below them. */
function trimmed(fields: readonly string[], below: readonly RawRecord[]): readonly string[] {
  let end = fields.length;
  while (end > 0 && cleanCell(fields[end - 1]!) === "" && shareOf(below, end - 1, () => true) === 0) end -= 1;
  return fields.slice(0, end);
}

/** Two columns of one name are told apart: `total`, `total (2)`. */
function numbered(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

function lineCount(record: RawRecord): number {
  return 1 + record.fields.reduce((sum, field) => sum + field.split("\n").length - 1, 0);
}
