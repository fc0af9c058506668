import { z } from "zod";
import { tierMark } from "#differentiate/value/web";
import type { CurveChart } from "#kit/chart";
import { formats } from "#kit/format";
import type { Figure, SectionContent } from "#kit/section";
import type { Section, SectionContext } from "#platform/manifest/web";
import { wealth, type Wealth } from "./wealth.contract.ts";

const sectionData = z.object({
  wealth,
  currency: z.string().length(3).nullable(),
  settings: z.object({ period: z.object({ from: z.string(), to: z.string() }) }),
});

/** The percentages that the picture marks, and those that the table has. */
export const marked = [
  { percent: 1, mark: tierMark.top },
  { percent: 5, mark: tierMark.big },
  { percent: 20, mark: tierMark.medium },
] as const;
export const tabled = [1, 5, 10, 20, 50, 80, 100] as const;

/** How revenue is shared: the curve over the customers, beside the line where all bring the same. */
export const wealthSection: Section<SectionContent> = {
  id: "wealth",
  order: 25,
  render: (context) => {
    const part = sectionData.parse(context.data);
    const { say } = context;
    const drawn = part.wealth.curve.length > 0;
    return {
      title: say("wealth.title"),
      answer: drawn ? answerOf(part.wealth, context) : say("wealth.nothing"),
      highlights: [],
      blocks: drawn ? [figureOf(part.wealth, part.settings.period, context)] : [],
      definitions: [
        { term: say("wealth.title"), text: say("wealth.define.curve") },
        { term: say("wealth.gini"), text: say("wealth.define.gini") },
      ],
    };
  },
};

/** The share that the best so many percent bring; the curve has every whole one. */
export function shareOf({ curve }: Wealth, percent: number): number | null {
  return curve.find((point) => point.percent === percent)?.share ?? null;
}

function answerOf(found: Wealth, { say, language }: SectionContext): string {
  const as = formats(language, null);
  const gini = found.gini ?? 0;
  return say("wealth.answer", {
    one: as.share(shareOf(found, 1)),
    five: as.share(shareOf(found, 5)),
    twenty: as.share(shareOf(found, 20)),
    gini: as.number(gini),
    read: say(gini < 0.35 ? "wealth.read.even" : gini < 0.7 ? "wealth.read.usual" : "wealth.read.few"),
  });
}

function figureOf(
  found: Wealth,
  period: { readonly from: string; readonly to: string },
  { say, language }: SectionContext,
): Figure {
  const as = formats(language, null);
  const whole = (percent: number): string => as.share(percent / 100).replace(/[.,]0/, "");
  const chart: CurveChart = {
    kind: "curve",
    xTitle: say("wealth.x"),
    yTitle: say("wealth.y"),
    points: found.curve.map(({ percent, share }) => [percent / 100, share]),
    equality: say("wealth.equality"),
    marks: marked.map(({ percent, mark }) => ({
      x: percent / 100,
      y: shareOf(found, percent) ?? 0,
      text: say("wealth.mark", { best: whole(percent), share: as.share(shareOf(found, percent)) }),
      ...mark,
    })),
    tick: (share) => whole(share * 100),
  };
  const rows = found.curve.filter(({ percent }) => tabled.some((one) => one === percent));
  return {
    kind: "figure",
    caption: say("wealth.caption", {
      from: as.date(period.from),
      to: as.date(period.to),
      n: as.count(found.customers),
    }),
    chart,
    table: {
      caption: say("wealth.table"),
      columns: [
        { title: say("wealth.column.best") },
        { title: say("wealth.column.customers"), numeric: true },
        { title: say("wealth.column.share"), numeric: true },
        { title: say("wealth.column.equal"), numeric: true },
      ],
      rows: rows.map(({ percent, customers, share }) => [
        whole(percent),
        as.count(customers),
        as.share(share),
        as.share(customers / found.customers),
      ]),
    },
  };
}
