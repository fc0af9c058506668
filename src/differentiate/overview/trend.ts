import type { MonthRow } from "#differentiate/value";

/** Net revenue of the last complete months, and its change against as many before them; null where those are too few. */
export type YearOnYear = {
  readonly months: number;
  readonly revenue: number;
  readonly orders: number;
  readonly change: number | null;
  /** The first and the last of those months; null where none is complete. */
  readonly first: string | null;
  readonly last: string | null;
};

/** The last twelve complete months (fewer where the record is younger) against the twelve before. `at`: YYYY-MM-DD. */
export function yearOnYear(trend: readonly MonthRow[], at: string): YearOnYear {
  const complete = trend.filter((row) => row.month < at.slice(0, 7) || isMonthEnd(at));
  const [last, before] = [complete.slice(-12), complete.slice(-24, -12)];
  const of = (rows: readonly MonthRow[], what: (row: MonthRow) => number): number =>
    rows.reduce((sum, row) => sum + what(row), 0);
  const revenue = of(last, (row) => Number(row.revenue));
  const old = of(before, (row) => Number(row.revenue));
  return {
    months: last.length,
    revenue,
    orders: of(last, (row) => row.orders),
    first: last[0]?.month ?? null,
    last: last.at(-1)?.month ?? null,
    change: before.length === 12 && old > 0 ? (revenue - old) / old : null,
  };
}

function isMonthEnd(date: string): boolean {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 7) !== date.slice(0, 7);
}
