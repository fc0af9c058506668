import { stages } from "#differentiate/lifecycle/web";
import { type Door, peopleDoor } from "#differentiate/sets/web";
import { tiers } from "#differentiate/value/web";
import type { ValueAt } from "#differentiate/value";
import { marked, tabled, type Wealth } from "#differentiate/wealth/web";
import type { LifecycleAt } from "#differentiate/lifecycle";
import type { Chart } from "#kit/chart";
import type { Spot } from "#kit/echart";
import type { Part } from "./section_data.ts";
import type { View } from "./seen.ts";

/** Who is behind the marks and the numbers of a view: null where nobody is. */
export type Doors = {
  readonly mark: (figure: number, spot: Spot, chart: Chart) => Door | null;
  readonly cell: (figure: number, row: number, column: number) => Door | null;
};

/** Today's stages and tiers stand on the customers themselves, so their list answers at once and follows every change. */
type Given = {
  readonly part: Part & Partial<ValueAt & LifecycleAt> & { wealth?: Wealth };
  readonly today: boolean;
  readonly nested: boolean;
};

/** The doors of a view's figures at a date. */
export function doorsOf(view: View, part: Part, how: { today: boolean; nested: boolean }): Doors {
  return doors[view]({ part, ...how });
}

const nowhere = null;

const doors: Readonly<Record<View, (given: Given) => Doors>> = {
  pyramid: ({ part, today }) => {
    const inTier = (place: number): Door | null => {
      const tier = tiers[place];
      const customers = part.pyramid?.find((row) => row.tier === tier)?.customers ?? 0;
      if (!tier || customers === 0) return nowhere;
      return today ? { to: "/customers", search: { tier } } : peopleDoor("tier", { at: part.at, tier });
    };
    const best = (place: number): Door | null =>
      marked[place] && part.concentration?.top1 !== null
        ? peopleDoor("share", { at: part.at, best: marked[place].percent })
        : nowhere;
    return {
      mark: (figure, { index }) => (figure === 0 ? inTier(index) : best(index)),
      cell: (figure, row, column) => (column !== 1 ? nowhere : figure === 0 ? inTier(row) : best(row)),
    };
  },
  lifecycle: ({ part, today }) => {
    const inStage = (place: number): Door | null => {
      const stage = stages[place];
      const customers = part.lifecycle?.find((row) => row.stage === stage)?.customers ?? 0;
      if (!stage || customers === 0) return nowhere;
      return today ? { to: "/customers", search: { stage } } : peopleDoor("stage", { at: part.at, stage });
    };
    return {
      mark: (_, { index }) => inStage(index),
      cell: (_, row, column) => (column === 1 ? inStage(row) : nowhere),
    };
  },
  wealth: ({ part }) => {
    const best = (percent: number | undefined): Door | null =>
      percent === undefined ? nowhere : peopleDoor("share", { at: part.at, best: percent });
    return {
      mark: (_, { index }) => best(marked[index]?.percent),
      cell: (_, row, column) => (column === 1 ? best(tabled[row]) : nowhere),
    };
  },
  rfm: ({ part, nested }) => {
    const scoring = nested ? "nested" : "independent";
    const cells = [5, 4, 3, 2, 1].flatMap((r) => [5, 4, 3, 2, 1].map((f) => ({ r, f })));
    const found = (nested ? part.rfmNested : part.rfm) ?? [];
    const held = cells.filter(({ r, f }) => found.some((one) => one.r === r && one.f === f));
    const inCell = (cell: { r: number; f: number } | undefined): Door | null =>
      cell && held.includes(cell) ? peopleDoor("rfm", { at: part.at, scoring, ...cell }) : nowhere;
    return {
      mark: (_, { index }) => inCell(cells[index]),
      cell: (_, row, column) => (column === 1 ? inCell(held[row]) : nowhere),
    };
  },
  cohorts: ({ part }) => {
    const cohorts = part.cohorts ?? [];
    const again = (place: number, after: number | undefined): Door | null => {
      const row = cohorts[place];
      if (!row || (row.retained[after ?? 0] ?? 0) === 0) return nowhere;
      return peopleDoor("cohort", { at: part.at, month: row.cohort, after });
    };
    return {
      mark: (_, { index }, chart) => {
        const cell = chart.kind === "grid" ? chart.cells[index] : undefined;
        if (chart.kind !== "grid" || !cell) return nowhere;
        return again(cohorts.length - chart.rows.length + cell.row, cell.column + 1);
      },
      cell: (_, row, column) => (column === 0 ? nowhere : again(row, column === 1 ? undefined : column - 1)),
    };
  },
  trend: ({ part }) => {
    const months = part.trend ?? [];
    const bought = (place: number, who: "all" | "new" | "returning"): Door | null => {
      const row = months[place];
      const known = row?.returning ?? 0;
      const customers = { all: row?.customers ?? 0, returning: known, new: (row?.customers ?? 0) - known };
      return row && customers[who] > 0
        ? peopleDoor("month", { at: part.at, month: row.month, who })
        : nowhere;
    };
    return {
      mark: (figure, { series, index }, chart) => {
        const shown = chart.kind === "columns" ? chart.labels.length : 0;
        const who = figure === 2 ? "returning" : figure === 0 ? "all" : series === 0 ? "returning" : "new";
        return bought(months.length - shown + index, who);
      },
      cell: (figure, row, column) => {
        if (figure === 0) return column === 2 ? bought(row, "all") : nowhere;
        const columns =
          figure === 1
            ? ([null, "all", "returning", "new"] as const)
            : ([null, null, "returning", "all"] as const);
        const who = columns[column];
        return who ? bought(row, who) : nowhere;
      },
    };
  },
};
