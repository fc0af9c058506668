import { expect, test } from "vitest";
import type { MonthRow } from "#differentiate/value";
import { yearOnYear } from "./trend.ts";

/** `count` months up to November 2026, each with its place from 1 as revenue. */
const months = (count: number): MonthRow[] =>
  Array.from({ length: count }, (_, i) => {
    const month = new Date(Date.UTC(2026, 10 - (count - 1 - i), 1)).toISOString().slice(0, 7);
    return { month, revenue: String(i + 1), orders: 1, customers: 1, returning: 0 };
  });

test("the month that goes on is left out, and twelve are compared with the twelve before", () => {
  const sum = (from: number, to: number): number => ((from + to) * (to - from + 1)) / 2;
  expect(yearOnYear(months(25), "2026-11-22")).toEqual({
    months: 12,
    revenue: sum(13, 24),
    orders: 12,
    change: (sum(13, 24) - sum(1, 12)) / sum(1, 12),
    first: "2025-11",
    last: "2026-10",
  });
  expect(yearOnYear(months(25), "2026-11-30").revenue).toBe(sum(14, 25));
});

test("a young record has nothing to compare with", () => {
  expect(yearOnYear(months(20), "2026-11-22")).toMatchObject({ months: 12, change: null });
  expect(yearOnYear(months(3), "2026-11-22")).toMatchObject({ months: 2, revenue: 3, change: null });
  expect(yearOnYear([], "2026-11-22")).toEqual({
    months: 0,
    revenue: 0,
    orders: 0,
    change: null,
    first: null,
    last: null,
  });
});
