import type { ImportColumn, ImportMapping } from "#identify/imports";
import {
  namesOf,
  type Role,
  roles as orderRoles,
  RowReader,
  type ScannedTable,
  type UnderstoodFile,
  understandTable,
} from "#identify/files";
import { drawRowPlan, type Home, type ImportKind, RowCells, type RowPlan } from "#identify/kinds";
import { cleanCell, saysNothing, shortened } from "#identify/tables";
import { isRefusal, type Refusal } from "#platform/refusals";
import type { Understood } from "./load.store.ts";

/** How a file is read, as the import keeps it (JSON). */
export type LoadPlan =
  | { readonly of: "orders"; readonly file: PackedFile; readonly customerIs: "external" | "email" | "phone" }
  | { readonly of: "rows"; readonly plan: RowPlan };

/** An understood order file without its sets and maps, which JSON does not know. */
type PackedFile = Omit<UnderstoodFile, "plan"> & {
  readonly plan: Omit<UnderstoodFile["plan"], "floats" | "kinds"> & {
    readonly floats: readonly number[];
    readonly kinds: readonly (readonly [string, string])[] | null;
  };
};

/** What a file is by all that is known of it; without a plan something needed is missing. */
export type Look = {
  readonly understanding: Understood;
  readonly plan: LoadPlan | null;
  readonly rows: number;
};

/** The kind of an order file, which is understood as a whole. */
export const ordersKind = "orders";

/** Understands a scanned table as one kind of import, with what a person corrected. */
export function lookAt(
  scan: ScannedTable,
  kind: ImportKind | typeof ordersKind,
  mapping: ImportMapping,
  home: Home,
  thisYear: number,
): Look | Refusal {
  return kind === ordersKind
    ? lookAtOrders(scan, mapping, thisYear)
    : lookAtRows(scan, kind, mapping, home, thisYear);
}

const examples = 5;

function lookAtOrders(scan: ScannedTable, mapping: ImportMapping, thisYear: number): Look | Refusal {
  const asked = Object.entries(mapping.roles ?? {}).filter(([role]) => isOrderRole(role));
  const map = Object.fromEntries(asked.flatMap(([role, column]) => (column ? [[role, column]] : [])));
  const file = understandTable(scan, {
    map,
    without: asked.flatMap(([role, column]) => (column === null ? [role as Role] : [])),
    ...(mapping.dateOrder ? { dateOrder: mapping.dateOrder } : {}),
    ...(mapping.decimal ? { decimal: mapping.decimal } : {}),
    ...(mapping.currency ? { currency: mapping.currency } : {}),
    thisYear,
  });
  const known = isRefusal(file) ? null : file;
  if (isRefusal(file) && file.id !== "file.column_missing" && file.id !== "file.no_readable_rows")
    return file;
  const said = known?.understanding ?? null;
  const roleOf = new Map<string, string>();
  for (const [role, name] of Object.entries(said?.columns ?? map))
    if (name && !roleOf.has(name)) roleOf.set(name, role);
  const missing = isRefusal(file) && file.id === "file.column_missing" ? [String(file.params["role"])] : [];
  const warnings = [...(said?.warnings ?? []), ...(isRefusal(file) && missing.length === 0 ? [file] : [])];
  const understanding: Understood = {
    ...dialectOf(scan),
    dateOrder: said?.dateOrder ?? null,
    dateAmbiguous: said?.dateAmbiguous ?? false,
    decimal: said?.decimal ?? null,
    thousands: said?.thousands ?? null,
    currency: said?.currency ?? null,
    amountFrom: said?.amountFrom ?? null,
    columns: columnsOf(scan, (name) => ({
      role: roleOf.get(name) ?? null,
      why: name in invert(map) ? "mapped" : roleOf.has(name) ? (said?.header ? "header" : "content") : "rest",
      becomes: null,
    })),
    roles: orderRoles.map((role) => ({
      role,
      needed: role === "customer" || role === "date",
      fixable: false,
    })),
    missing,
    warnings: warnings.map(({ id, params }) => ({ id, params })),
    examples: known ? orderExamples(known, scan) : [],
  };
  const plan = known && { of: "orders" as const, file: pack(known), customerIs: customerIs(known) };
  return { understanding, plan, rows: scan.rows };
}

function isOrderRole(role: string): boolean {
  return orderRoles.some((one) => one === role);
}

function invert(map: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(map).map(([role, name]) => [String(name), role]));
}

function orderExamples(file: UnderstoodFile, scan: ScannedTable): Understood["examples"] {
  const reader = new RowReader(file.plan, namesOf(scan));
  return scan.sample.slice(0, examples).map((record) => {
    const read = reader.read(record);
    if (isRefusal(read))
      return { row: record.row, taken: null, refused: { id: read.id, params: read.params } };
    const { customer, order, at, quantity, unitPrice, amount, currency, sku, product, name, email, kind } =
      read;
    const all = {
      customer,
      order,
      date: at,
      quantity,
      price: unitPrice,
      amount,
      currency,
      sku,
      product,
      name,
      email,
    };
    const taken = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
    return { row: record.row, taken: { ...taken, kind }, refused: null };
  });
}

/** Customers who are known by their address or number are known by it everywhere. */
function customerIs({ plan, understanding }: UnderstoodFile): "external" | "email" | "phone" {
  const { customer, email } = plan.columns;
  if (customer !== undefined && customer === email) return "email";
  const name = customer === undefined ? "" : (understanding.allColumns[customer] ?? "");
  return /^(tel[eé]fono|phone|m[oó]vil|celular|mobile|whatsapp)\b/i.test(name.trim()) ? "phone" : "external";
}

function pack(file: UnderstoodFile): PackedFile {
  const { floats, kinds } = file.plan;
  return { ...file, plan: { ...file.plan, floats: [...floats], kinds: kinds && [...kinds] } };
}

/** An order file as it was understood, read back from what the import keeps, at the place where it lies now. */
export function unpackAt(
  { file: packed }: Extract<LoadPlan, { readonly of: "orders" }>,
  path: string,
): UnderstoodFile {
  const { floats, kinds } = packed.plan;
  const told = kinds as [string, "sale" | "return" | "cancellation"][] | null;
  return {
    ...packed,
    path,
    source: { ...packed.source, path },
    plan: { ...packed.plan, floats: new Set(floats), kinds: told && new Map(told) },
  };
}

function lookAtRows(
  scan: ScannedTable,
  kind: ImportKind,
  mapping: ImportMapping,
  home: Home,
  thisYear: number,
): Look {
  const drawn = drawRowPlan(scan, kind, mapping, home, thisYear);
  const { plan } = drawn;
  const roleOf = new Map(Object.entries(plan.columns).map(([role, at]) => [at, role]));
  const becomes = new Map(plan.others);
  const money = kind.roles.find((one) => one.holds === "number")?.role ?? "";
  const understanding: Understood = {
    ...dialectOf(scan),
    dateOrder: drawn.dateOrder,
    dateAmbiguous: drawn.dateAmbiguous,
    decimal: drawn.decimal,
    thousands: plan.numbers[money]?.thousands ?? null,
    currency: plan.currency,
    amountFrom: null,
    columns: columnsOf(scan, (_, at) => ({
      role: roleOf.get(at) ?? null,
      why: drawn.why[at] ?? "rest",
      becomes: becomes.get(at) ?? null,
    })),
    roles: kind.roles.map(({ role, needed = false, fixable = false }) => ({ role, needed, fixable })),
    missing: [...drawn.missing],
    warnings: drawn.warnings,
    examples: drawn.missing.length > 0 ? [] : rowExamples(scan, kind, plan),
  };
  return { understanding, plan: drawn.missing.length > 0 ? null : { of: "rows", plan }, rows: scan.rows };
}

function rowExamples(scan: ScannedTable, kind: ImportKind, plan: RowPlan): Understood["examples"] {
  return scan.sample.slice(0, examples).map((record) => {
    const cells = new RowCells(record, plan);
    const said = cells.refusal() ?? kind.read(cells);
    return isRefusal(said)
      ? { row: record.row, taken: null, refused: { id: said.id, params: said.params } }
      : { row: record.row, taken: kind.show(said), refused: null };
  });
}

function dialectOf(scan: ScannedTable) {
  const { layout, source, encoding } = scan;
  return {
    format: scan.format,
    header: layout.header !== null,
    delimiter: layout.dialect.cuts === null ? layout.dialect.delimiter : null,
    encoding,
    compressed: source.compressed,
  };
}

function columnsOf(
  scan: ScannedTable,
  decide: (name: string, at: number) => Pick<ImportColumn, "role" | "why" | "becomes">,
): ImportColumn[] {
  return namesOf(scan).map((name, at) => {
    const seen = new Set<string>();
    for (const { fields, problem } of scan.sample) {
      const text = cleanCell(fields[at] ?? "");
      if (problem === null && !saysNothing(text)) seen.add(shortened(text));
      if (seen.size === 5) break;
    }
    const { filled = 0, rows = 0 } = scan.profiles[at] ?? {};
    return { name, samples: [...seen], filled: rows === 0 ? 0 : filled / rows, ...decide(name, at) };
  });
}
