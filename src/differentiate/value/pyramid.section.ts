import type { BarsChart } from "#kit/chart";
import type { Entry, Figure, SectionContent } from "#kit/section";
import type { Section } from "#platform/manifest/web";
import { tiers } from "./value.contract.ts";
import type { PyramidRow } from "./value.contract.ts";
import { periodOf, sum, tell, tierMark } from "./value.section.ts";
import type { Telling } from "./value.section.ts";

/** The customer pyramid and how much of the revenue hangs on few. */
export const pyramidSection: Section<SectionContent> = {
  id: "pyramid",
  order: 20,
  render: (context) => {
    const telling = tell(context);
    const { say } = telling;
    const answer = answerOf(telling);
    return {
      title: say("value.pyramid.title"),
      answer,
      highlights: [
        { order: 2, question: say("value.worth"), answer: `${answer} ${averageOf(telling)}`.trim() },
      ],
      blocks: [
        pyramidFigure(telling),
        { kind: "heading", text: say("value.concentration.title") },
        concentrationFigure(telling),
      ],
      definitions: definitionsOf(telling),
    };
  },
};

function rowsOf({ part }: Telling): PyramidRow[] {
  return tiers.flatMap((tier) => part.pyramid.filter((row) => row.tier === tier));
}

/** Those who bought in the period: the four upper tiers. */
function activeRows(telling: Telling): PyramidRow[] {
  return rowsOf(telling).filter((row) => tiers.indexOf(row.tier) < tiers.indexOf("inactive"));
}

function answerOf({ part, say, as }: Telling): string {
  const { top1, top5, top20 } = part.concentration;
  if (top1 === null) return say("value.pyramid.no_revenue");
  return say("value.pyramid.answer", { top1: as.share(top1), top5: as.share(top5), top20: as.share(top20) });
}

function averageOf(telling: Telling): string {
  const rows = activeRows(telling);
  const customers = sum(rows.map((row) => row.customers));
  if (customers === 0) return "";
  const average = sum(rows.map((row) => row.revenue)) / customers;
  return telling.say("value.average", { average: telling.as.moneyShort(average) });
}

function pyramidFigure(telling: Telling): Figure {
  const { say, as } = telling;
  const rows = rowsOf(telling);
  return {
    kind: "figure",
    caption: say("value.pyramid.caption", { period: periodOf(telling) }),
    chart: pyramidChart(telling, true),
    narrow: { chart: pyramidChart(telling, false) },
    table: {
      caption: say("value.pyramid.table"),
      columns: [
        { title: say("value.column.tier") },
        { title: say("value.column.customers"), numeric: true },
        { title: say("value.column.share_of_customers"), numeric: true },
        { title: say("value.column.revenue"), numeric: true },
        { title: say("value.column.share_of_revenue"), numeric: true },
        { title: say("value.column.revenue_each"), numeric: true },
      ],
      rows: rows.map((row) => [
        say(`tier.${row.tier}`),
        as.count(row.customers),
        as.share(row.shareOfCustomers),
        as.money(row.revenue),
        as.share(row.shareOfRevenue),
        row.customers === 0 ? "—" : as.money((Number(row.revenue) / row.customers).toFixed(4)),
      ]),
    },
  };
}

/** Share of customers beside share of revenue, tier by tier; `full` says the number of customers too. */
function pyramidChart(telling: Telling, full: boolean): BarsChart {
  const { say, as } = telling;
  const rows = rowsOf(telling);
  const label = (row: PyramidRow): string => say(`tier.${row.tier}`);
  const customers = rows.map((row) => ({
    label: label(row),
    value: row.shareOfCustomers,
    text: full
      ? `${as.count(row.customers)} · ${as.share(row.shareOfCustomers)}`
      : as.share(row.shareOfCustomers),
    ...tierMark[row.tier],
  }));
  const revenue = rows.map((row) => ({
    label: label(row),
    value: row.shareOfRevenue,
    text: full
      ? `${as.moneyShort(row.revenue)} · ${as.share(row.shareOfRevenue)}`
      : as.share(row.shareOfRevenue),
    ...tierMark[row.tier],
  }));
  return {
    kind: "bars",
    panels: [
      { title: say("value.column.share_of_customers"), bars: customers },
      { title: say("value.column.share_of_revenue"), bars: revenue },
    ],
  };
}

function concentrationFigure(telling: Telling): Figure {
  const { part, say, as } = telling;
  const shares = [
    { best: 0.01, share: part.concentration.top1, mark: tierMark.top },
    { best: 0.05, share: part.concentration.top5, mark: tierMark.big },
    { best: 0.2, share: part.concentration.top20, mark: tierMark.medium },
  ];
  const label = (best: number): string =>
    say("value.concentration.best", { share: as.share(best).replace(/[.,]0/, "") });
  return {
    kind: "figure",
    caption: say("value.concentration.caption", { period: periodOf(telling) }),
    chart: {
      kind: "bars",
      panels: [
        {
          title: "",
          bars: shares.map((one) => ({
            label: label(one.best),
            value: one.share,
            text: as.share(one.share),
            ...one.mark,
          })),
        },
      ],
    },
    table: {
      caption: say("value.concentration.title"),
      columns: [
        { title: say("value.column.customers") },
        { title: say("value.column.share_of_revenue"), numeric: true },
      ],
      rows: shares.map((one) => [label(one.best), as.share(one.share)]),
    },
  };
}

function definitionsOf(telling: Telling): Entry[] {
  const { part, say, as } = telling;
  const set = part.settings.value;
  const params = {
    top: as.share(set.topShare),
    big: as.share(set.bigShare),
    medium: as.share(set.mediumShare),
    months: set.periodMonths,
  };
  return [
    {
      term: say("value.period_term"),
      text: say("value.define.period", { ...params, period: periodOf(telling) }),
    },
    ...tiers.map((tier) => ({ term: say(`tier.${tier}`), text: say(`value.define.${tier}`, params) })),
  ];
}
