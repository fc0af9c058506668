import { cleanCell, currencyOf, plain, shortened } from "#identify/tables";
import { headerRank } from "./header.ts";
import { kindsOf } from "./classes.ts";
import type { ColumnProfile } from "#identify/tables";
import { roles } from "./understanding.contract.ts";
import type { Role } from "./understanding.contract.ts";
import { refuse } from "#platform/refusals";
import type { Refusal } from "#platform/refusals";

/** Role → index of its column from 0. */
export type RoleColumns = Partial<Record<Role, number>>;

/** What the choice of roles looks at: the columns' names, what they hold, and the first rows. */
export type Columns = {
  names: readonly string[];
  profiles: readonly ColumnProfile[];
  sample: readonly (readonly string[])[];
};

/** Added to the rank of a column whose name fits and whose content does not: it is taken only where nothing better is. */
const MISFIT = 20;
/** Columns that a refusal lists. */
const LISTED_MAX = 60;
const PHONE = /^(tele(fono|phone)|tel|phone|movil|celular|mobile|cell|whatsapp)\b/;

/**
 * The columns that the caller named, by header (case and accents do not matter) or by position from 1. Refusals:
 * file.map_unknown_role, file.map_unknown_column; both name what there is.
 */
export function mappedRoles(
  names: readonly string[],
  map: Readonly<Record<string, string | undefined>>,
): RoleColumns | Refusal {
  const found: RoleColumns = {};
  for (const [role, wanted] of Object.entries(map)) {
    if (wanted === undefined) continue;
    const known = roles.find((one) => one === role);
    if (known === undefined) return refuse("file.map_unknown_role", { role, roles: roles.join(", ") });
    const index = columnNamed(names, wanted);
    if (index < 0) return refuse("file.map_unknown_column", { column: wanted, columns: listed(names) });
    found[known] = index;
  }
  return found;
}

/** The columns' names as a refusal lists them, short whatever the file. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, LISTED_MAX).map(shortened).join(", ");
  return names.length > LISTED_MAX ? `${shown} …` : shown;
}

function columnNamed(names: readonly string[], wanted: string): number {
  const exact = names.indexOf(wanted.trim());
  if (exact >= 0) return exact;
  const alike = names.findIndex((name) => plain(name) === plain(wanted) && plain(wanted) !== "");
  if (alike >= 0) return alike;
  const position = /^#?\d{1,4}$/.test(wanted.trim()) ? Number(wanted.trim().replace("#", "")) : 0;
  return position >= 1 && position <= names.length ? position - 1 : -1;
}

/** Roles by the header's words, checked against what the columns hold. `fixed` are the caller's own. */
export function rolesByHeader(columns: Columns, fixed: RoleColumns): RoleColumns {
  const found: RoleColumns = { ...fixed };
  const taken = new Set(Object.values(fixed));
  const claims = roles.flatMap((role) =>
    columns.names.flatMap((name, column) => {
      const rank = headerRank(role, name);
      const misfit = rank === null ? null : misfitOf(role, columns.profiles[column]!);
      return rank === null || misfit === null ? [] : [{ role, column, rank: rank + misfit }];
    }),
  );
  for (const { role, column } of claims.toSorted((a, b) => a.rank - b.rank)) {
    if (found[role] !== undefined || taken.has(column)) continue;
    found[role] = column;
    taken.add(column);
  }
  fallBack(columns, found, taken);
  return found;
}

/** 0 where a column's content fits the role, MISFIT where it does not, null where the role is then out of the question. */
function misfitOf(role: Role, profile: ColumnProfile): number | null {
  const values = profile.values;
  switch (role) {
    case "date":
      return profile.dateShare() >= 0.5 || profile.numberedDates() !== null
        ? 0
        : profile.clockShare() > 0.5
          ? null
          : MISFIT;
    case "amount":
    case "price":
      return profile.numberShare() >= 0.5 ? 0 : MISFIT;
    case "quantity":
      return profile.numberShare() >= 0.5 ? 0 : null;
    case "time":
      return profile.clockShare() >= 0.5 ? 0 : null;
    case "currency":
      return values !== null &&
        values.size > 0 &&
        [...values.keys()].every((one) => currencyOf(one) !== undefined)
        ? 0
        : null;
    case "status":
      return values !== null && values.size <= 30 && kindsOf(values) !== null ? 0 : null;
    case "email":
      return profile.mails > 0.5 * profile.filled ? 0 : null;
    default:
      return profile.filled > 0 ? 0 : MISFIT;
  }
}

/** Needed roles that no header said: taken from content or from second-best names, where that is beyond doubt. */
function fallBack({ names, profiles, sample }: Columns, found: RoleColumns, taken: Set<number>): void {
  const free = names.map((_, i) => i).filter((i) => !taken.has(i));
  const claim = (role: Role, column: number | undefined): void => {
    if (found[role] !== undefined || column === undefined) return;
    found[role] = column;
    taken.add(column);
  };
  claim(
    "date",
    free.find((i) => profiles[i]!.dateShare() >= 0.95 && !/birth|nacim|dob|cumple/i.test(names[i]!)),
  );
  if (found.price === undefined && found.amount === undefined)
    claim(
      "amount",
      free.findLast(
        (i) =>
          !taken.has(i) && looksLikeMoney(profiles[i]!) && headerRank("amount", `total ${names[i]}`) !== null,
      ),
    );
  const { sku } = found;
  if (
    sku !== undefined &&
    found.product === undefined &&
    /^(articulos?|items?|articles?)$/.test(plain(names[sku]!)) &&
    !isCoded(sample, sku)
  ) {
    found.product = sku;
    delete found.sku;
  }
  // Shopify's "Name" holds the order: #1001.
  const { name } = found;
  if (
    found.order === undefined &&
    name !== undefined &&
    sample.slice(0, 100).every((row) => /^#\d+/.test(cleanCell(row[name] ?? "")))
  ) {
    found.order = name;
    delete found.name;
  }
  if (found.customer !== undefined) return;
  const phone = names.findIndex((one) => PHONE.test(plain(one)));
  const named = found.email ?? (phone >= 0 ? phone : undefined) ?? found.name;
  if (named !== undefined) found.customer = named;
  else if (
    found.order !== undefined &&
    /^(id|code|codigo|n|no|numero|number)$/.test(plain(names[found.order]!)) &&
    repeats(sample, found.order)
  ) {
    found.customer = found.order;
    delete found.order;
  } else if (
    found.sku !== undefined &&
    /^(code|codigo|cod|ref|referencia)$/.test(plain(names[found.sku]!)) &&
    repeats(sample, found.sku)
  ) {
    found.customer = found.sku;
    delete found.sku;
  }
}

/**
 * Whether the amount is the order's total written on each of its lines (or on the first only), so that adding it up would
 * count it several times: in nearly all orders of several lines there is one total while quantity or price differ.
 */
export function repeatsTotals({ sample }: Columns, { order, amount, quantity, price }: RoleColumns): boolean {
  if (order === undefined || amount === undefined || quantity === undefined || price === undefined)
    return false;
  const seen = new Map<string, { lines: number; totals: Set<string>; parts: Set<string> }>();
  for (const row of sample) {
    const id = cleanCell(row[order] ?? "");
    if (id === "") continue;
    let one = seen.get(id);
    if (one === undefined) seen.set(id, (one = { lines: 0, totals: new Set(), parts: new Set() }));
    one.lines += 1;
    const total = cleanCell(row[amount] ?? "");
    if (total !== "") one.totals.add(total);
    one.parts.add(`${row[quantity]} × ${row[price]}`);
  }
  const several = [...seen.values()].filter((one) => one.lines > 1 && one.parts.size > 1);
  return several.length > 1 && several.filter((one) => one.totals.size === 1).length >= 0.95 * several.length;
}

function looksLikeMoney(profile: ColumnProfile): boolean {
  return profile.numberShare() >= 0.9 && !profile.floats && profile.fractions() >= 0.2 * profile.filled;
}

/** Codes have digits; the words of a description mostly have none. */
function isCoded(sample: Columns["sample"], column: number): boolean {
  const filled = sample.slice(0, 1_000).flatMap((row) => cleanCell(row[column] ?? "") || []);
  return filled.filter((text) => /\d/.test(text) && !/\s/.test(text)).length > 0.5 * filled.length;
}

function repeats(sample: Columns["sample"], column: number): boolean {
  const filled = sample.flatMap((row) => cleanCell(row[column] ?? "") || []);
  return new Set(filled).size < 0.95 * filled.length;
}
