import {
  cleanCell,
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
import { isRefusal, refuse, catchRefusal, Refused } from "#platform/refusals";
import type { Refusal } from "#platform/refusals";
import { findLayout } from "./delimiter.ts";
import type { Layout } from "./delimiter.ts";
import { headerRank } from "./header.ts";
import { rolesByContent } from "./headerless.ts";
import { drawPlan, shownThousands } from "./plan.ts";
import type { ReadPlan } from "./plan.ts";
import { ColumnProfile } from "./profile.ts";
import { listed, mappedRoles, repeatsTotals, rolesByHeader } from "./roles.ts";
import type { RoleColumns } from "./roles.ts";
import { RowReader } from "./rows.ts";
import { roles } from "./understanding.contract.ts";
import type { Role, Understanding } from "./understanding.contract.ts";

/** An order file that was read once and understood: what `readOrderRows` needs. */
export type UnderstoodFile = {
  path: string;
  understanding: Understanding;
  /** Records below the header, readable or not. */
  rows: number;
  source: Source;
  encoding: Encoding;
  layout: Layout;
  plan: ReadPlan;
};

export type UnderstandOptions = {
  /** Role → a column's header or its position from 1; overrides what would be found. */
  map?: Partial<Record<Role, string>>;
  onProgress?: Progress;
  /** The year that two-digit years lean on; today's if not given. */
  thisYear?: number;
};

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

/** What the first pass gathers. */
type Scan = {
  layout: Layout;
  profiles: ColumnProfile[];
  sample: RawRecord[];
  rows: number;
  mojibake: boolean;
};

/**
 * Pass 1: reads the whole file once and decides encoding, delimiter, header, roles, date order and decimal sign, in memory
 * that does not grow with the file. Refusals: those of openSource, file.no_rows, file.too_many_columns, file.column_missing,
 * file.map_unknown_column, file.map_unknown_role, and file.no_readable_rows where a small file has no good row (a large one
 * is refused so by readOrderRows).
 */
export async function understandFile(
  path: string,
  options: UnderstandOptions = {},
): Promise<UnderstoodFile | Refusal> {
  const source = await openSource(path);
  if (isRefusal(source)) return source;
  return catchRefusal(async () => {
    let encoding: Encoding = source.encoding ?? "utf-8";
    let scan: Scan;
    try {
      scan = await scanFile(source, encoding, options);
    } catch (error) {
      if (!(error instanceof NotUtf8)) throw error;
      encoding = "windows-1252";
      scan = await scanFile(source, encoding, options);
    }
    return conclude(path, source, encoding, scan, options);
  });
}

async function scanFile(source: Source, encoding: Encoding, options: UnderstandOptions): Promise<Scan> {
  const layout = findLayout(await firstLines(source, encoding));
  if (layout === null) throw new Refused(refuse("file.no_rows", { path: source.path }, { status: 422 }));
  if (layout.width > COLUMNS_MAX)
    throw new Refused(
      refuse("file.too_many_columns", { columns: layout.width, limit: COLUMNS_MAX }, { status: 422 }),
    );
  const profiles: ColumnProfile[] = Array.from({ length: layout.width }, () => new ColumnProfile());
  const scan: Scan = { layout, profiles, sample: [], rows: 0, mojibake: false };
  let sampled = 0;
  for await (const records of recordsOf(source, encoding, layout, options.onProgress, (text) => {
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
  source: Source,
  encoding: Encoding,
  layout: Layout,
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

function conclude(
  path: string,
  source: Source,
  encoding: Encoding,
  scan: Scan,
  options: UnderstandOptions,
): UnderstoodFile | Refusal {
  const { layout, profiles } = scan;
  const header = layout.header !== null;
  const names = layout.header ?? profiles.map((_, i) => String(i + 1));
  const fixed = mappedRoles(names, options.map ?? {});
  if (isRefusal(fixed)) return fixed;
  if (scan.rows === 0) return refuse("file.no_rows", { path }, { status: 422 });
  const sample = scan.sample.flatMap((record) => (record.problem === null ? [record.fields] : []));
  const columns = { names, profiles, sample };
  // A header that says nothing (a;b;c) is as good as none.
  const told = names.some((name) => roles.some((role) => headerRank(role, name) !== null));
  const found = header && told ? rolesByHeader(columns, fixed) : rolesByContent(columns, fixed);
  const repeated = fixed.amount === undefined && repeatsTotals(columns, found) ? names[found.amount!]! : null;
  // A price that the caller named is what they want to be multiplied.
  if (repeated !== null || (fixed.price !== undefined && fixed.amount === undefined)) delete found.amount;
  const missing = missingRole(found);
  if (missing !== null)
    return refuse("file.column_missing", { role: missing, columns: listed(names) }, { status: 422 });
  const { plan, dates, warnings } = drawPlan(
    found,
    names,
    profiles,
    header,
    options.thisYear ?? new Date().getFullYear(),
  );
  if (repeated !== null)
    warnings.push({ id: "file.warning.order_totals_repeated", params: { column: repeated } });
  if (scan.mojibake) warnings.unshift({ id: "file.warning.encoding_mixed", params: {} });
  if (header && found.customer === found.email)
    warnings.push({ id: "file.warning.customer_is_email", params: { column: names[found.customer!]! } });
  else if (header && found.customer === found.name)
    warnings.push({ id: "file.warning.customer_is_name", params: { column: names[found.customer!]! } });
  const money = plan.amountFrom === "amount" ? "amount" : "price";
  const understanding: Understanding = {
    columns: Object.fromEntries(Object.entries(found).map(([role, column]) => [role, names[column]!])),
    allColumns: [...names],
    header,
    delimiter: layout.dialect.delimiter,
    encoding,
    bom: source.bom,
    compressed: source.compressed,
    dateOrder: dates.order,
    dateAmbiguous: dates.ambiguous,
    decimal: plan.styles[money].decimal,
    thousands: shownThousands(plan.styles[money], profiles[found[money]!]!.numbers),
    amountFrom: plan.amountFrom,
    currency: plan.currency,
    warnings,
  };
  const file: UnderstoodFile = { path, understanding, rows: scan.rows, source, encoding, layout, plan };
  return scan.rows === scan.sample.length ? (noneReadable(file, scan.sample) ?? file) : file;
}

function missingRole(columns: RoleColumns): Role | null {
  if (columns.date === undefined) return "date";
  if (columns.customer === undefined) return "customer";
  return columns.amount === undefined && columns.price === undefined ? "amount" : null;
}

/** The refusal of a file without one good row, with its commonest reason; null where a row is good. */
function noneReadable(file: UnderstoodFile, records: readonly RawRecord[]): Refusal | null {
  const reader = new RowReader(file.plan, names(file));
  const reasons = new ReasonCount();
  for (const record of records) {
    const row = reader.read(record);
    if (!isRefusal(row)) return null;
    reasons.add(row);
  }
  return reasons.refusal(file.path);
}

/** The columns' names as messages say them. */
export function names(file: UnderstoodFile): readonly string[] {
  return file.understanding.allColumns;
}

/** Counts refusals by id and keeps the first of each. */
export class ReasonCount {
  readonly #byId = new Map<string, { count: number; first: Refusal }>();

  add(refusal: Refusal): void {
    const known = this.#byId.get(refusal.id);
    if (known) known.count += 1;
    else this.#byId.set(refusal.id, { count: 1, first: refusal });
  }

  refusal(path: string): Refusal {
    const [worst] = [...this.#byId.values()].toSorted((a, b) => b.count - a.count);
    if (worst === undefined) return refuse("file.no_rows", { path }, { status: 422 });
    const where = worst.first.row === undefined ? {} : { row: worst.first.row };
    const params = {
      ...worst.first.params,
      path,
      rows: worst.count,
      reason: worst.first.id,
      line: worst.first.row ?? 0,
    };
    return refuse("file.no_readable_rows", params, { status: 422, ...where });
  }
}
