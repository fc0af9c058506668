import { ordered } from "#kit/tokens";
import type { Figure, SectionContent, Block } from "#kit/section";
import type { Section } from "#platform/manifest/web";
import type { MonthRow } from "./value.contract.ts";
import { monthAfter, monthsBetween, monthUnfinished, sum, tell } from "./value.section.ts";
import type { Telling } from "./value.section.ts";

/** Months that the picture holds; the table has them all. */
const SHOWN = 36;

/** Revenue and buyers month by month. */
export const trendSection: Section<SectionContent> = {
  id: "trend",
  order: 50,
  render: (context) => {
    const telling = tell(context);
    const { part, say, as } = telling;
    const months = filled(part.trend);
    const unfinished: Block[] =
      months.length > 0 && months.at(-1)!.month === part.asOf.slice(0, 7) && monthUnfinished(part.asOf)
        ? [{ kind: "text", text: say("value.unfinished_month", { date: as.date(part.asOf) }) }]
        : [];
    return {
      title: say("value.trend.title"),
      answer: answerOf(telling, months),
      highlights: [],
      blocks:
        months.length === 0
          ? []
          : [
              revenueFigure(telling, months),
              buyersFigure(telling, months),
              repeatFigure(telling, months),
              ...unfinished,
            ],
      definitions: [],
    };
  },
};

/** Every month from the first to the last, also those in which nothing was sold: a time axis has no holes. */
function filled(trend: readonly MonthRow[]): MonthRow[] {
  const rows = trend.toSorted((a, b) => a.month.localeCompare(b.month));
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return [];
  const known = new Map(rows.map((row) => [row.month, row]));
  return Array.from({ length: monthsBetween(first.month, last.month) + 1 }, (_, i) => {
    const month = monthAfter(first.month, i);
    return known.get(month) ?? { month, revenue: "0", orders: 0, customers: 0, returning: 0 };
  });
}

function answerOf({ part, say, as }: Telling, months: readonly MonthRow[]): string {
  const over = months.filter((row) => row.month < part.asOf.slice(0, 7) || !monthUnfinished(part.asOf));
  if (over.length < 2) return say("value.trend.too_short");
  const best = over.reduce((a, b) => (Number(b.revenue) > Number(a.revenue) ? b : a));
  const last = over.slice(-12);
  const buyers = sum(last.map((row) => row.customers));
  const sentence = say("value.trend.answer", {
    month: as.month(best.month),
    best: as.moneyShort(best.revenue),
    average: as.moneyShort(sum(over.map((row) => row.revenue)) / over.length),
  });
  if (buyers === 0) return sentence;
  const returning = as.share(sum(last.map((row) => row.returning)) / buyers);
  return `${sentence} ${say("value.trend.returning", { months: last.length, share: returning })}`;
}

function caption({ say, as }: Telling, months: readonly MonthRow[], key: string): string {
  const shown = months.slice(-SHOWN);
  const span = say("value.trend.span", {
    from: as.month(shown[0]!.month),
    to: as.month(shown.at(-1)!.month),
  });
  const cut = months.length > SHOWN ? ` ${say("value.trend.cut", { shown: SHOWN, all: months.length })}` : "";
  return `${say(key, { span })}${cut}`;
}

function revenueFigure(telling: Telling, months: readonly MonthRow[]): Figure {
  const { say, as } = telling;
  const shown = months.slice(-SHOWN);
  return {
    kind: "figure",
    caption: caption(telling, months, "value.trend.revenue_caption"),
    chart: {
      kind: "columns",
      labels: shown.map((row) => as.monthShort(row.month)),
      tick: (value) => as.moneyShort(value),
      series: [
        {
          name: say("value.column.revenue"),
          ...ordered[1]!,
          values: shown.map((row) => Number(row.revenue)),
        },
      ],
    },
    table: {
      caption: say("value.trend.table"),
      columns: [
        { title: say("value.column.month") },
        { title: say("value.column.revenue"), numeric: true },
        { title: say("value.column.orders"), numeric: true },
      ],
      rows: months.map((row) => [as.month(row.month), as.money(row.revenue), as.count(row.orders)]),
    },
  };
}

function buyersFigure(telling: Telling, months: readonly MonthRow[]): Figure {
  const { say, as } = telling;
  const shown = months.slice(-SHOWN);
  return {
    kind: "figure",
    caption: caption(telling, months, "value.trend.buyers_caption"),
    chart: {
      kind: "columns",
      labels: shown.map((row) => as.monthShort(row.month)),
      tick: (value) => as.count(value),
      series: [
        { name: say("value.column.returning"), ...ordered[1]!, values: shown.map((row) => row.returning) },
        {
          name: say("value.column.new"),
          ...ordered[4]!,
          values: shown.map((row) => row.customers - row.returning),
        },
      ],
    },
    table: {
      caption: say("value.trend.buyers_table"),
      columns: [
        { title: say("value.column.month") },
        { title: say("value.column.buyers"), numeric: true },
        { title: say("value.column.returning"), numeric: true },
        { title: say("value.column.new"), numeric: true },
      ],
      rows: months.map((row) => [
        as.month(row.month),
        as.count(row.customers),
        as.count(row.returning),
        as.count(row.customers - row.returning),
      ]),
    },
  };
}

/** Whether those who buy are those who bought before. */
function repeatFigure(telling: Telling, months: readonly MonthRow[]): Figure {
  const { say, as } = telling;
  const share = (row: MonthRow): number | null =>
    row.customers === 0 ? null : row.returning / row.customers;
  const shown = months.slice(-SHOWN);
  return {
    kind: "figure",
    caption: caption(telling, months, "value.trend.repeat_caption"),
    chart: {
      kind: "columns",
      labels: shown.map((row) => as.monthShort(row.month)),
      tick: (value) => as.share(value),
      series: [
        {
          name: say("value.column.repeat_share"),
          ...ordered[1]!,
          values: shown.map((row) => share(row) ?? 0),
        },
      ],
    },
    table: {
      caption: say("value.trend.repeat_table"),
      columns: [
        { title: say("value.column.month") },
        { title: say("value.column.repeat_share"), numeric: true },
        { title: say("value.column.returning"), numeric: true },
        { title: say("value.column.buyers"), numeric: true },
      ],
      rows: months.map((row) => [
        as.month(row.month),
        as.share(share(row)),
        as.count(row.returning),
        as.count(row.customers),
      ]),
    },
  };
}
