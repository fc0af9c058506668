import {
  type ColumnProfile,
  currencyOf,
  currencyOfHeader,
  type DatePlan,
  type NumberStyle,
  type NumberVotes,
} from "#identify/tables";
import { kindsOf } from "./classes.ts";
import type { Kind } from "./classes.ts";
import type { RoleColumns } from "./roles.ts";
import type { Understanding } from "./understanding.contract.ts";

/** How the second pass reads each row: everything that the first one decided. */
export type ReadPlan = {
  columns: RoleColumns;
  /** How many columns a row has. */
  width: number;
  date: DatePlan;
  amountFrom: Understanding["amountFrom"];
  styles: { amount: NumberStyle; quantity: NumberStyle; price: NumberStyle };
  /** Columns (by index) whose ids lose their `.0`. */
  floats: ReadonlySet<number>;
  /** Cells of the status column that are no sales. */
  kinds: ReadonlyMap<string, Kind> | null;
  currency: string | null;
};

type Warning = Understanding["warnings"][number];

const noStyle: NumberStyle = { decimal: ".", thousands: null };

/** Draws up the plan, and what a person should look at. */
export function drawPlan(
  columns: RoleColumns,
  names: readonly string[],
  profiles: readonly ColumnProfile[],
  header: boolean,
  thisYear: number,
  told: { dateOrder?: "dmy" | "mdy"; decimal?: "." | ","; currency?: string } = {},
): { plan: ReadPlan; dates: DateDecision; warnings: Warning[] } {
  const warnings: Warning[] = [];
  const dates = toldDates(
    decideDates(profiles[columns.date!]!, names[columns.date!]!, warnings),
    told.dateOrder,
    warnings,
  );
  const amountFrom =
    columns.amount !== undefined ? "amount" : columns.quantity !== undefined ? "quantity_x_price" : "price";
  const used = (["amount", "quantity", "price"] as const).filter((role) => columns[role] !== undefined);
  const pool = used.flatMap((role) => profiles[columns[role]!]!.numbers ?? []);
  const styles = { amount: noStyle, quantity: noStyle, price: noStyle };
  for (const role of used)
    styles[role] = told.decimal
      ? styled(told.decimal, profiles[columns[role]!]!.numbers)
      : decideStyle(profiles[columns[role]!]!.numbers, pool, names[columns[role]!]!, warnings);
  const kinds = columns.status === undefined ? null : kindsOf(profiles[columns.status]!.values ?? new Map());
  if (kinds?.paid)
    warnings.push({ id: "file.warning.cancelled_means_paid", params: { column: names[columns.status!]! } });
  const floats = new Set(profiles.flatMap((profile, i) => (profile.floats && profile.filled > 0 ? [i] : [])));
  const currency = told.currency ?? decideCurrency(columns, names, profiles, header, warnings);
  const plan: ReadPlan = {
    columns,
    width: names.length,
    date: { kind: dates.kind, order: dates.order === "mdy" ? "mdy" : "dmy", thisYear },
    amountFrom,
    styles,
    floats,
    kinds: kinds?.words ?? null,
    currency,
  };
  // A month named first (Jan 5 2024) says nothing about 01/02/2024, so the plan's own order is kept apart from what is shown.
  plan.date.order = dates.open;
  return { plan, dates, warnings };
}

export type DateDecision = {
  kind: DatePlan["kind"];
  /** What is shown. */
  order: "ymd" | "dmy" | "mdy" | null;
  /** How numeric dates that could be both are read. */
  open: "dmy" | "mdy";
  ambiguous: boolean;
};

/** What a person says about day and month settles it. */
function toldDates(found: DateDecision, order: "dmy" | "mdy" | undefined, warnings: Warning[]): DateDecision {
  if (order === undefined || found.kind !== "calendar") return found;
  const open = warnings.findIndex(({ id }) => id === "file.warning.date_ambiguous");
  if (open >= 0) warnings.splice(open, 1);
  return { ...found, order: found.order === "ymd" ? "ymd" : order, open: order, ambiguous: false };
}

/** How a column's dates are read, by what all of them show. */
export function decideDates(profile: ColumnProfile, column: string, warnings: Warning[]): DateDecision {
  const numbered = profile.numberedDates();
  const votes = profile.dates;
  if (votes === null) return { kind: "calendar", order: null, open: "dmy", ambiguous: false };
  if (numbered !== null && profile.dateShare() < 0.5)
    return { kind: numbered, order: "ymd", open: "dmy", ambiguous: false };
  const open = votes.mdy > votes.dmy ? "mdy" : "dmy";
  const numeric = votes.dmy + votes.mdy + votes.open + votes.same;
  const ambiguous = votes.open > 0 && votes.dmy + votes.mdy === 0;
  if (ambiguous) warnings.push({ id: "file.warning.date_ambiguous", params: { column, rows: votes.open } });
  const contrary = Math.min(votes.dmy, votes.mdy);
  if (contrary > 0)
    warnings.push({ id: "file.warning.date_contradictory", params: { column, rows: contrary, order: open } });
  const counts = { ymd: votes.ymd, dmy: votes.namedDmy, mdy: votes.namedMdy };
  counts[open] += numeric;
  const order = (["ymd", "dmy", "mdy"] as const).reduce((best, one) =>
    counts[one] > counts[best] ? one : best,
  );
  return { kind: "calendar", order: counts[order] === 0 ? null : order, open, ambiguous };
}

/** Proofs of a column, else of the file's other numbers, say which sign is the decimal one; both kinds: the majority. */
export function decideStyle(
  own: NumberVotes | null,
  pool: readonly NumberVotes[],
  column: string,
  warnings: Warning[],
): NumberStyle {
  if (own === null) return noStyle;
  const proof = proofs([own]) ?? proofs(pool);
  if (proof !== null) return styled(proof, own);
  const { openDot, openComma } = own;
  if (openDot + openComma === 0) return styled(".", own);
  const sign = openDot >= openComma ? "." : ",";
  const other = sign === "." ? "," : ".";
  // 15.990 beside 990 and never 1990: whoever writes three decimals would have written 990.000. Pesos, in groups.
  const grouped = own.small > 0 && own.large === 0;
  warnings.push({
    id: grouped ? "file.warning.number_grouped" : "file.warning.number_ambiguous",
    params: { column, sign, rows: openDot + openComma },
  });
  return styled(grouped ? other : sign, own);
}

function proofs(votes: readonly NumberVotes[]): "." | "," | null {
  let dot = 0;
  let comma = 0;
  for (const one of votes) {
    dot += one.dot + one.groupComma;
    comma += one.comma + one.groupDot;
  }
  return dot + comma === 0 ? null : comma > dot ? "," : ".";
}

/** The decimal sign that was found or told, with the sign between thousands that goes with it. */
export function styled(decimal: "." | ",", votes: NumberVotes | null): NumberStyle {
  if (votes === null) return { decimal, thousands: null };
  if (votes.blanks > 0) return { decimal, thousands: " " };
  if (votes.quotes > 0) return { decimal, thousands: "'" };
  return { decimal, thousands: decimal === "." ? "," : "." };
}

/** What is shown as the thousands' sign: only one that the file uses. */
export function shownThousands(style: NumberStyle, votes: NumberVotes | null): NumberStyle["thousands"] {
  if (votes === null) return null;
  if (style.thousands === " " || style.thousands === "'") return style.thousands;
  const grouped = style.decimal === "." ? votes.groupComma + votes.openComma : votes.groupDot + votes.openDot;
  return grouped > 0 ? style.thousands : null;
}

function decideCurrency(
  columns: RoleColumns,
  names: readonly string[],
  profiles: readonly ColumnProfile[],
  header: boolean,
  warnings: Warning[],
): string | null {
  const counts = new Map<string, number>();
  const count = (code: string | null | undefined, rows: number): void => {
    if (code) counts.set(code, (counts.get(code) ?? 0) + rows);
  };
  const money = columns.amount ?? columns.price!;
  if (columns.currency !== undefined)
    for (const [value, rows] of profiles[columns.currency]!.values ?? []) count(currencyOf(value), rows);
  else for (const [code, rows] of profiles[money]!.numbers?.currencies ?? []) count(code, rows);
  if (counts.size > 1)
    warnings.push({
      id: "file.warning.currencies_mixed",
      params: { currencies: [...counts.keys()].join(", ") },
    });
  const home = [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
  return home ?? (header ? currencyOfHeader(names[money]!) : null);
}
