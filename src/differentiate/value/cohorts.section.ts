import type { GridChart } from "#kit/chart";
import type { Block, Figure, SectionContent, Table } from "#kit/section";
import type { Section } from "#platform/manifest/web";
import type { CohortRow } from "./value.contract.ts";
import { monthAfter, monthsBetween, monthUnfinished, sum, tell } from "./value.section.ts";
import type { Telling } from "./value.section.ts";

/** Months that the picture holds, on a page and on a phone; the table has every cohort. */
const WIDE = 24;
const NARROW = 12;

/** Whether new customers come back, cohort by cohort. */
export const cohortsSection: Section<SectionContent> = {
  id: "cohorts",
  order: 40,
  render: (context) => {
    const telling = tell(context);
    const { say, as, part } = telling;
    const cohorts = cohortsOf(telling);
    const comparable = cohorts.some((row) => row.retained.length > 1);
    return {
      title: say("value.cohorts.title"),
      answer: answerOf(telling, cohorts),
      highlights: [],
      blocks: comparable ? blocksOf(telling, cohorts) : [],
      definitions: [
        {
          term: say("value.repeat_rate"),
          text: say("value.define.repeat_rate", { rate: as.share(part.repeatRate) }),
        },
        { term: say("value.cohort"), text: say("value.define.cohort") },
      ],
    };
  },
};

/** Oldest first, cut where the file ends. */
function cohortsOf({ part }: Telling): CohortRow[] {
  return part.cohorts
    .map((row) => ({ ...row, retained: row.retained.slice(0, monthsBetween(row.cohort, part.asOf) + 1) }))
    .toSorted((a, b) => a.cohort.localeCompare(b.cohort));
}

/** Share of all customers whose n-th month is over that ordered in it; null where nobody's is. */
function backAfter({ part }: Telling, cohorts: readonly CohortRow[], n: number): number | null {
  const over = cohorts.filter((row) => {
    const left = monthsBetween(monthAfter(row.cohort, n), part.asOf);
    return n < row.retained.length && (left > 0 || (left === 0 && !monthUnfinished(part.asOf)));
  });
  const size = sum(over.map((row) => row.size));
  return size === 0 ? null : sum(over.map((row) => row.retained[n] ?? 0)) / size;
}

function answerOf(telling: Telling, cohorts: readonly CohortRow[]): string {
  const { part, say, as } = telling;
  const next = backAfter(telling, cohorts, 1);
  const later = backAfter(telling, cohorts, 6);
  const repeat =
    part.repeatRate === null ? "" : say("value.cohorts.repeat", { rate: as.share(part.repeatRate) });
  if (next === null) return `${repeat} ${say("value.cohorts.too_short")}`.trim();
  const back = say("value.cohorts.next", { next: as.share(next) });
  const half = later === null ? "." : say("value.cohorts.later", { later: as.share(later) });
  return `${repeat} ${back}${half}`.trim();
}

function blocksOf(telling: Telling, cohorts: readonly CohortRow[]): Block[] {
  const { part, say } = telling;
  const notes: Block[] = monthUnfinished(part.asOf)
    ? [{ kind: "text", text: say("value.unfinished_cell") }]
    : [];
  return [figureOf(telling, cohorts), ...notes];
}

function figureOf(telling: Telling, cohorts: readonly CohortRow[]): Figure {
  const { say } = telling;
  const [all, cut] = [cohorts.length, cohorts.length > WIDE];
  const note = all > NARROW ? { note: say("value.cohorts.narrow", { shown: NARROW, all }) } : {};
  return {
    kind: "figure",
    caption: say(cut ? "value.cohorts.caption_cut" : "value.cohorts.caption", { shown: WIDE, all }),
    chart: chartOf(telling, cohorts, WIDE),
    narrow: { chart: chartOf(telling, cohorts, NARROW), ...note },
    table: tableOf(telling, cohorts),
  };
}

function chartOf({ say, as }: Telling, cohorts: readonly CohortRow[], months: number): GridChart {
  const shown = cohorts.slice(-months);
  const width = Math.min(months, Math.max(...shown.map((row) => row.retained.length - 1)));
  const cells = shown.flatMap((row, y) =>
    row.retained
      .slice(1, width + 1)
      .map((n, x) => ({ column: x, row: y, share: row.size === 0 ? 0 : n / row.size })),
  );
  const most = Math.max(0.01, ...cells.map((cell) => cell.share));
  return {
    kind: "grid",
    columnTitle: say(months < WIDE ? "value.cohorts.months_short" : "value.cohorts.months"),
    rowTitle: "",
    columns: Array.from({ length: width }, (_, i) => String(i + 1)),
    rows: shown.map((row) => `${as.monthShort(row.cohort)} · ${as.count(row.size)}`),
    cells: cells.map(({ column, row, share }) => ({
      column,
      row,
      heat: Math.ceil((6 * share) / most),
      text: String(Math.round(100 * share)),
    })),
  };
}

function tableOf({ say, as }: Telling, cohorts: readonly CohortRow[]): Table {
  const width = Math.min(WIDE, Math.max(...cohorts.map((row) => row.retained.length - 1)));
  return {
    caption: say("value.cohorts.table"),
    columns: [
      { title: say("value.cohort") },
      { title: say("value.column.new_customers"), numeric: true },
      ...Array.from({ length: width }, (_, i) => ({
        title: say("value.cohorts.month_n", { n: i + 1 }),
        numeric: true,
      })),
    ],
    rows: cohorts.map((row) => [
      as.month(row.cohort),
      as.count(row.size),
      ...Array.from({ length: width }, (_, i) =>
        i + 1 < row.retained.length ? as.count(row.retained[i + 1]!) : "",
      ),
    ]),
  };
}
