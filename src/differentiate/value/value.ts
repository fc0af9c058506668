import { Big } from "big.js";
import type { CohortRow, Concentration, MonthRow, PyramidRow, RfmCell, Tier } from "./value.contract.ts";

/** YYYY-MM */
type Month = string;

/** What the statements find, before shares are taken and gaps in time are filled. Decimals are exact text. */
export type PyramidFound = { tier: Tier; customers: number; revenue: string };
export type ConcentrationFound = { top1: string; top5: string; top20: string; total: string };
/** [month of the first sale, month of a sale, customers] */
export type CohortCell = [Month, Month, number];
export type MonthFound = MonthRow;
export type Found = {
  pyramid: PyramidFound[];
  concentration: ConcentrationFound;
  rfm: RfmCell[];
  rfmNested: RfmCell[];
  cohorts: CohortCell[];
  trend: MonthFound[];
  repeat: { repeaters: number; customers: number };
};

/** A share; null where the whole is not above zero. */
export function ratio(part: number | string, whole: number | string): number | null {
  return Number(whole) > 0 ? Number(part) / Number(whole) : null;
}

/** The pyramid with its shares: of all customers, and of the period's net revenue. */
export function pyramidOf(found: readonly PyramidFound[]): PyramidRow[] {
  const customers = found.reduce((sum, row) => sum + row.customers, 0);
  const revenue = sumOf(found.map((row) => row.revenue));
  return found.map((row) => ({
    tier: row.tier,
    customers: row.customers,
    shareOfCustomers: ratio(row.customers, customers),
    revenue: row.revenue,
    shareOfRevenue: ratio(row.revenue, revenue),
  }));
}

export function concentrationOf({ top1, top5, top20, total }: ConcentrationFound): Concentration {
  return { top1: ratio(top1, total), top5: ratio(top5, total), top20: ratio(top20, total) };
}

/** One row a cohort, a figure for every month up to the month of `date`. */
export function cohortsOf(cells: readonly CohortCell[], date: string): CohortRow[] {
  const last = place(date);
  const cohorts = new Map<Month, number[]>();
  for (const [first, month, customers] of cells) {
    const retained = cohorts.get(first) ?? Array.from({ length: last - place(first) + 1 }, () => 0);
    retained[place(month) - place(first)] = customers;
    cohorts.set(first, retained);
  }
  return [...cohorts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([cohort, retained]) => ({ cohort, size: retained[0] ?? 0, retained }));
}

/** Every month from the first to that of `date`; months without a sale or return are zeros. */
export function trendOf(found: readonly MonthFound[], date: string): MonthRow[] {
  const months = new Map(found.map((row) => [place(row.month), row]));
  const first = Math.min(...months.keys());
  const length = months.size === 0 ? 0 : place(date) - first + 1;
  return Array.from({ length }, (_, i) => {
    const { revenue = "0", orders = 0, customers = 0, returning = 0 } = months.get(first + i) ?? {};
    return { month: monthName(first + i), revenue, orders, customers, returning };
  });
}

/** Exact, so that a total of nothing is nothing and not 0.1 + 0.2 − 0.3. */
function sumOf(decimals: readonly string[]): string {
  return decimals.reduce((sum, one) => sum.plus(one), new Big(0)).toFixed();
}

/** A month as a number that counts on, 12 · year + (month − 1), of a date or a month. */
function place(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function monthName(month: number): Month {
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
}
