import type { Encoding, Progress, RawRecord, Source } from "#identify/tables";
import { isRefusal, refuse } from "#platform/refusals";
import type { Refusal } from "#platform/refusals";
import type { Layout } from "./delimiter.ts";
import { headerRank } from "./header.ts";
import { rolesByContent } from "./headerless.ts";
import { drawPlan, shownThousands } from "./plan.ts";
import type { ReadPlan } from "./plan.ts";
import { listed, mappedRoles, repeatsTotals, rolesByHeader } from "./roles.ts";
import type { RoleColumns } from "./roles.ts";
import { RowReader } from "./rows.ts";
import { namesOf, type ScannedTable, scanTable } from "./scan.ts";
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
  /** Roles that no column has, whatever its header says. */
  without?: readonly Role[];
  /** What the caller knows better than the file shows. */
  dateOrder?: "dmy" | "mdy";
  decimal?: "." | ",";
  currency?: string;
  /** The year that two-digit years lean on; today's if not given. */
  thisYear?: number;
};

/**
 * Pass 1: reads the whole file once and decides encoding, delimiter, header, roles, date order and decimal sign, in memory
 * that does not grow with the file. Refusals: those of scanTable, file.column_missing, file.map_unknown_column,
 * file.map_unknown_role, and file.no_readable_rows where a small file has no good row (a large one is refused so by
 * readOrderRows).
 */
export async function understandFile(
  path: string,
  options: UnderstandOptions = {},
): Promise<UnderstoodFile | Refusal> {
  const scan = await scanTable(path, options.onProgress);
  return isRefusal(scan) ? scan : understandTable(scan, options);
}

/** Decides what the columns of a scanned table are, as an order file's; see understandFile. */
export function understandTable(
  scan: ScannedTable,
  options: UnderstandOptions = {},
): UnderstoodFile | Refusal {
  const { path, source, encoding, layout, profiles } = scan;
  const header = layout.header !== null;
  const names = namesOf(scan);
  const fixed = mappedRoles(names, options.map ?? {});
  if (isRefusal(fixed)) return fixed;
  if (scan.rows === 0) return refuse("file.no_rows", { path }, { status: 422 });
  const sample = scan.sample.flatMap((record) => (record.problem === null ? [record.fields] : []));
  const columns = { names, profiles, sample };
  // A header that says nothing (a;b;c) is as good as none.
  const told = names.some((name) => roles.some((role) => headerRank(role, name) !== null));
  const found = header && told ? rolesByHeader(columns, fixed) : rolesByContent(columns, fixed);
  for (const role of options.without ?? []) delete found[role];
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
    options,
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
