import type { Content } from "pdfmake/interfaces.js";
import type { PyramidRow } from "#differentiate/value";
import type { Wealth } from "#differentiate/wealth";
import type { Formats } from "#kit/format";
import type { Say } from "#platform/words";
import type { Figures } from "./figures.ts";

/** The numbers that matter, in one line under the title. */
export function keyFigures(figures: Figures, say: Say, as: Formats): Content {
  const { pyramid, wealth, repeatRate } = figures as unknown as {
    pyramid: readonly PyramidRow[];
    wealth: Wealth;
    repeatRate: number | null;
  };
  const customers = pyramid.reduce((sum, row) => sum + row.customers, 0);
  const all = [
    ["customers", as.count(customers)],
    ["active", as.count(wealth.customers)],
    ["revenue", as.moneyShort(wealth.revenue)],
    ["repeat", as.share(repeatRate)],
    ["gini", wealth.gini === null ? "—" : as.number(wealth.gini)],
  ] as const;
  return {
    columns: all.map(([key, value]) => ({
      stack: [
        { text: say(`value_report.${key}`), fontSize: 8 },
        { text: value, fontSize: 16, bold: true },
      ],
    })),
    columnGap: 8,
    margin: [0, 14, 0, 4],
  };
}
