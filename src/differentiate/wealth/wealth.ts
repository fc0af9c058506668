import type { Wealth } from "./wealth.contract.ts";

/** What the statement finds; decimals are exact text. `points`: [percent, customers, what they bring]. */
export type WealthFound = {
  readonly customers: number;
  readonly activeRevenue: string;
  readonly revenue: string;
  /** Σ value · (n + 1 − 2 · place), with the places counted from the best. */
  readonly spread: string;
  readonly points: readonly (readonly [number, number, string])[];
};

/**
 * The curve and the Gini coefficient, Σ (n + 1 − 2 · place) · value / (n · Σ value) over places from the best. That is
 * the mean difference between two customers over twice their mean (Gini 1912).
 */
export function wealthOf(found: WealthFound): Wealth {
  const { customers, activeRevenue, revenue } = found;
  const [total, active] = [Number(revenue), Number(activeRevenue)];
  const points = found.points.map(([percent, place, brought]) => ({
    percent,
    customers: place,
    share: Number(brought) / total,
  }));
  return {
    customers,
    activeRevenue,
    revenue,
    gini: active > 0 ? Number(found.spread) / (customers * active) : null,
    curve: total > 0 && customers > 0 ? [{ percent: 0, customers: 0, share: 0 }, ...points] : [],
  };
}
