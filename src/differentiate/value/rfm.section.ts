import type { GridChart } from "#kit/chart";
import type { Block, Figure, SectionContent } from "#kit/section";
import type { Section } from "#platform/manifest/web";
import { periodOf, sum, tell } from "./value.section.ts";
import type { Telling } from "./value.section.ts";

const SCORES = [1, 2, 3, 4, 5];

/** RFM: how recently, how often and for how much, as a heat map of recency by frequency. */
export const rfmSection: Section<SectionContent> = {
  id: "rfm",
  order: 30,
  render: (context) => {
    const telling = tell(context);
    const { part, say } = telling;
    return {
      title: say("value.rfm.title"),
      answer: answerOf(telling),
      highlights: [],
      blocks:
        part.rfm.length === 0
          ? []
          : [{ kind: "text", text: say("value.rfm.intro") }, figureOf(telling), ...emptyOf(telling)],
      definitions: [
        { term: "RFM", text: say("value.define.rfm") },
        part.scoring === "nested"
          ? { term: say("value.rfm.nested"), text: say("value.define.nested") }
          : { term: say("value.rfm.independent"), text: say("value.define.independent") },
      ],
    };
  },
};

/** Which scores nobody has, and why: many who tie share one, and take the places of others. */
function emptyOf({ part, say }: Telling): Block[] {
  const empty = (["r", "f", "m"] as const).flatMap((measure) =>
    SCORES.filter((score) => part.rfm.every((cell) => cell[measure] !== score)).map(
      (score) => `${measure.toUpperCase()}${score}`,
    ),
  );
  return empty.length === 0
    ? []
    : [{ kind: "text", text: say("value.rfm.empty", { scores: empty.join(", ") }) }];
}

/** Those who spend most and have not come for long: worth a call before anyone else. */
function answerOf(telling: Telling): string {
  const { part, say, as } = telling;
  if (part.rfm.length === 0) return say("value.rfm.nobody");
  const slipping = part.rfm.filter((cell) => cell.r <= 2 && cell.m >= 4);
  const customers = sum(slipping.map((cell) => cell.customers));
  if (customers === 0) return say("value.rfm.none_slipping");
  return say("value.rfm.answer", {
    ...as.counted(customers),
    revenue: as.moneyShort(sum(slipping.map((cell) => cell.revenue))),
  });
}

type Cell = { readonly r: number; readonly f: number; readonly customers: number; readonly revenue: number };

function cellsOf({ part }: Telling): Cell[] {
  return SCORES.toReversed().flatMap((r) =>
    SCORES.toReversed().map((f) => {
      const here = part.rfm.filter((cell) => cell.r === r && cell.f === f);
      return {
        r,
        f,
        customers: sum(here.map((cell) => cell.customers)),
        revenue: sum(here.map((cell) => cell.revenue)),
      };
    }),
  );
}

function figureOf(telling: Telling): Figure {
  const { part, say, as } = telling;
  const cells = cellsOf(telling);
  const all = sum(cells.map((cell) => cell.customers));
  return {
    kind: "figure",
    caption: say(part.scoring === "nested" ? "value.rfm.caption_nested" : "value.rfm.caption", {
      n: as.count(all),
      period: periodOf(telling),
    }),
    chart: chartOf(telling, cells),
    table: {
      caption: say("value.rfm.table"),
      columns: [
        { title: say("value.column.recency_frequency") },
        { title: say("value.column.customers"), numeric: true },
        { title: say("value.column.share_of_customers"), numeric: true },
        { title: say("value.column.revenue"), numeric: true },
      ],
      rows: cells
        .filter((cell) => cell.customers > 0)
        .map((cell) => [
          `R${cell.r} F${cell.f}`,
          as.count(cell.customers),
          as.share(all === 0 ? null : cell.customers / all),
          as.money(cell.revenue.toFixed(4)),
        ]),
    },
  };
}

function chartOf({ say, as }: Telling, cells: readonly Cell[]): GridChart {
  const most = Math.max(1, ...cells.map((cell) => cell.customers));
  return {
    kind: "grid",
    columnTitle: say("value.rfm.frequency"),
    rowTitle: say("value.rfm.recency"),
    columns: SCORES.map((f) => `F${f}`),
    rows: SCORES.toReversed().map((r) => `R${r}`),
    cells: cells.map((cell) => ({
      column: cell.f - 1,
      row: 5 - cell.r,
      heat: Math.ceil((6 * cell.customers) / most),
      text: as.count(cell.customers),
    })),
  };
}
