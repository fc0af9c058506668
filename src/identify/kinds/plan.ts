import { decideDates, decideStyle, namesOf, type ScannedTable, styled } from "#identify/files";
import { currencyOf, type DatePlan, type NumberStyle, plain } from "#identify/tables";
import type { ImportColumn, ImportMapping } from "#identify/imports";
import type { ImportKind, RoleSpec } from "./kind.ts";
import type { RowPlan } from "./cells.ts";

/** Where a workspace is, for what a file leaves unsaid. */
export type Home = {
  readonly zone: string;
  readonly currency: string | null;
  readonly country: string | null;
};

type Warning = { id: string; params: Record<string, string | number> };

/** A plan, and why each column is what it is. */
export type DrawnPlan = {
  readonly plan: RowPlan;
  readonly why: readonly ImportColumn["why"][];
  readonly missing: readonly string[];
  readonly dateOrder: "ymd" | "dmy" | "mdy" | null;
  readonly dateAmbiguous: boolean;
  readonly decimal: "." | "," | null;
  readonly warnings: readonly Warning[];
};

/** Decides what the columns of a table are, by a kind's roles, the header's words and what a person corrected. */
export function drawRowPlan(
  scan: ScannedTable,
  kind: ImportKind,
  mapping: ImportMapping,
  home: Home,
  thisYear: number,
): DrawnPlan {
  const names = namesOf(scan);
  const { columns, why } = assign(names, kind, mapping);
  const warnings: Warning[] = [];
  const dates: Record<string, DatePlan> = {};
  const numbers: Record<string, NumberStyle> = {};
  let dateOrder: DrawnPlan["dateOrder"] = null;
  let dateAmbiguous = false;
  let decimal: DrawnPlan["decimal"] = null;
  for (const { role, holds } of kind.roles) {
    const column = columns[role];
    const profile = column === undefined ? undefined : scan.profiles[column];
    if (column === undefined || !profile) continue;
    const name = names[column] ?? role;
    if (holds === "date") {
      const found = decideDates(profile, name, warnings);
      const order = mapping.dateOrder ?? found.open;
      dates[role] = { kind: found.kind, order, thisYear };
      dateOrder ??= found.order === "ymd" ? "ymd" : order;
      dateAmbiguous ||= found.ambiguous && !mapping.dateOrder;
    }
    if (holds === "number") {
      const style = mapping.decimal
        ? styled(mapping.decimal, profile.numbers)
        : decideStyle(profile.numbers, [], name, warnings);
      numbers[role] = style;
      decimal ??= style.decimal;
    }
  }
  const fixed = Object.fromEntries(
    Object.entries(mapping.fixed ?? {}).flatMap(([role, value]) => (value ? [[role, value]] : [])),
  );
  const plan: RowPlan = {
    source: scan.source,
    encoding: scan.encoding,
    layout: scan.layout,
    names,
    columns,
    others: otherColumns(names, columns, kind, mapping),
    fixed,
    dates,
    numbers,
    floats: scan.profiles.flatMap((profile, at) => (profile.floats && profile.filled > 0 ? [at] : [])),
    zone: home.zone,
    currency: mapping.currency ?? moneyOf(scan, columns) ?? home.currency,
    country: home.country,
  };
  return { plan, why, missing: missingOf(kind, plan), dateOrder, dateAmbiguous, decimal, warnings };
}

function assign(
  names: readonly string[],
  kind: ImportKind,
  mapping: ImportMapping,
): { columns: Record<string, number>; why: ImportColumn["why"][] } {
  const columns: Record<string, number> = {};
  const why = names.map((): ImportColumn["why"] => "rest");
  const mapped = Object.entries(mapping.roles ?? {});
  for (const [role, name] of mapped) {
    const at = name ? names.indexOf(name) : -1;
    if (at < 0 || !kind.roles.some((one) => one.role === role)) continue;
    columns[role] = at;
    why[at] = "mapped";
  }
  const left = new Set(Object.entries(mapping.others ?? {}).map(([name]) => names.indexOf(name)));
  const taken = new Set(Object.values(columns));
  const settled = new Set(mapped.map(([role]) => role));
  const claims = kind.roles.flatMap((spec) =>
    settled.has(spec.role)
      ? []
      : names.flatMap((name, at) => {
          const rank = rankOf(spec, name);
          return rank < 0 || left.has(at) ? [] : [{ role: spec.role, at, rank }];
        }),
  );
  for (const { role, at } of claims.toSorted((a, b) => a.rank - b.rank)) {
    if (columns[role] !== undefined || taken.has(at)) continue;
    columns[role] = at;
    why[at] = "header";
    taken.add(at);
  }
  return { columns, why };
}

function rankOf({ words }: RoleSpec, name: string): number {
  if (name.length > 120) return -1;
  const said = plain(name);
  return words.findIndex((one) => one.test(said));
}

function otherColumns(
  names: readonly string[],
  columns: Readonly<Record<string, number>>,
  kind: ImportKind,
  { others = {} }: ImportMapping,
): (readonly [number, string])[] {
  if (kind.others === "none") return [];
  const taken = new Set(Object.values(columns));
  return names.flatMap((name, at) => {
    if (taken.has(at)) return [];
    const asked = others[name];
    if (asked === null) return [];
    return [[at, asked ?? freeName(name, at)] as const];
  });
}

/** A header as the name of a trait: `Fecha de alta` → `fechaDeAlta`. */
function freeName(header: string, at: number): string {
  const words = plain(header)
    .replace(/[^a-z0-9 ]/g, "")
    .split(" ")
    .filter(Boolean);
  const name = words
    .map((word, i) => (i === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");
  return /^[a-z]/.test(name) ? name.slice(0, 64) : `column${at + 1}`;
}

function missingOf({ roles, oneOf = [] }: ImportKind, { columns, fixed }: RowPlan): string[] {
  const has = (role: string) => columns[role] !== undefined || fixed[role] !== undefined;
  const needed = roles.flatMap((one) => (one.needed && !has(one.role) ? [one.role] : []));
  const [first] = oneOf;
  return first !== undefined && !oneOf.some(has) ? [...needed, first] : needed;
}

/** What the cells of money say that they are in. */
function moneyOf({ profiles }: ScannedTable, columns: Readonly<Record<string, number>>): string | null {
  const said = columns["currency"] === undefined ? undefined : profiles[columns["currency"]]?.values;
  if (said) for (const value of said.keys()) return currencyOf(value) ?? null;
  const signs =
    columns["amount"] === undefined ? undefined : profiles[columns["amount"]]?.numbers?.currencies;
  return [...(signs ?? [])].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
