import { z } from "zod";
import { stageMark, stages } from "#differentiate/lifecycle/web";
import { directionOf, flows, NEW, type Flow } from "#differentiate/moves/web";
import { tierMark, tiers } from "#differentiate/value/web";
import type { SankeyChart } from "#kit/chart";
import { formats, type Formats } from "#kit/format";
import type { Figure, SectionContent } from "#kit/section";
import { type Mark, ordered } from "#kit/tokens";
import type { Section } from "#platform/manifest/web";
import type { Say } from "#platform/words";

const sectionData = flows.extend({
  currency: z.string().length(3).nullable(),
  from: z.string(),
  asOf: z.string(),
  kind: z.enum(["stage", "tier"]).default("stage"),
});
type SectionData = z.output<typeof sectionData>;
export type FlowKind = SectionData["kind"];
type Telling = { readonly part: SectionData; readonly say: Say; readonly as: Formats };

/** Who went where between two dates: a band for each way, by stage or by tier. */
export const flowsSection: Section<SectionContent> = {
  id: "flows",
  order: 15,
  render: ({ data, say, language }) => {
    const part = sectionData.parse(data);
    const telling = { part, say, as: formats(language, part.currency) };
    const all = flowsOf(part, part.kind);
    return {
      title: say(`flows.title.${part.kind}`),
      answer: answerOf(telling, all),
      highlights: [],
      blocks: all.length === 0 ? [] : [figureOf(telling, all)],
      definitions: [
        { term: say("flows.direction.up"), text: say(`flows.define.${part.kind}`) },
        { term: say("flows.new"), text: say("flows.define.new") },
      ],
    };
  },
};

/** The flows of a kind as table and doors have them: who moved, the most first, then who stayed. */
export function flowsOf(
  part: { readonly stages: readonly Flow[]; readonly tiers: readonly Flow[] },
  kind: FlowKind,
) {
  const all = kind === "stage" ? part.stages : part.tiers;
  const stayed = (one: Flow): number => (one.from === one.to ? 1 : 0);
  return all.toSorted((a, b) => stayed(a) - stayed(b) || b.customers - a.customers);
}

/** The places at both sides, in the order of a relationship; who was not there yet stands last. */
export function nodesOf(all: readonly Flow[], kind: FlowKind): { side: "left" | "right"; place: string }[] {
  const places: readonly string[] = [...(kind === "stage" ? stages : tiers), NEW];
  return (["left", "right"] as const).flatMap((side) =>
    places
      .filter((place) => all.some((one) => (side === "left" ? one.from : one.to) === place))
      .map((place) => ({ side, place })),
  );
}

export function markOf(kind: FlowKind, place: string): Mark {
  const marks: Readonly<Record<string, Mark>> = kind === "stage" ? stageMark : tierMark;
  return marks[place] ?? ordered[6]!;
}

/** `Habitual`, or what is said of who was not on the record. */
export function placeName(kind: FlowKind, place: string, say: Say): string {
  return place === NEW ? say("flows.new") : say(`${kind}.${place}`);
}

function answerOf({ part, say, as }: Telling, all: readonly Flow[]): string {
  const of = (is: (one: Flow) => boolean): number =>
    all.filter(is).reduce((sum, one) => sum + one.customers, 0);
  const way = (direction: string): string =>
    as.count(of((one) => directionOf(part.kind, one.from, one.to) === direction));
  if (all.length === 0) return say("flows.nobody");
  return say("flows.answer", {
    from: as.date(part.from),
    to: as.date(part.asOf),
    up: way("up"),
    down: way("down"),
    in: way("in"),
    out: way("out"),
    stayed: as.count(of((one) => one.from === one.to)),
  });
}

function figureOf(telling: Telling, all: readonly Flow[]): Figure {
  const { part, say, as } = telling;
  return {
    kind: "figure",
    caption: say(`flows.caption.${part.kind}`, {
      from: as.date(part.from),
      to: as.date(part.asOf),
      n: as.count(all.reduce((sum, one) => sum + one.customers, 0)),
    }),
    chart: chartOf(telling, all),
    table: {
      caption: say(`flows.table.${part.kind}`),
      columns: [
        { title: say("flows.column.way") },
        { title: say("flows.column.customers"), numeric: true },
        { title: say("flows.column.before"), numeric: true },
        { title: say("flows.column.after"), numeric: true },
        { title: say("flows.column.difference"), numeric: true },
      ],
      rows: all.map((one) => [
        one.from === one.to
          ? say("flows.stayed", { place: placeName(part.kind, one.to, say) })
          : say("flows.way", {
              from: placeName(part.kind, one.from, say),
              to: placeName(part.kind, one.to, say),
            }),
        as.count(one.customers),
        as.moneyShort(one.before),
        as.moneyShort(one.after),
        as.moneyShort(Number(one.after) - Number(one.before)),
      ]),
    },
  };
}

function chartOf({ part, say, as }: Telling, all: readonly Flow[]): SankeyChart {
  const nodes = nodesOf(all, part.kind);
  const at = (side: "left" | "right", place: string): number =>
    nodes.findIndex((node) => node.side === side && node.place === place);
  return {
    kind: "sankey",
    nodes: nodes.map(({ side, place }) => ({
      side,
      label: placeName(part.kind, place, say),
      text: as.count(
        all
          .filter((one) => (side === "left" ? one.from : one.to) === place)
          .reduce((sum, one) => sum + one.customers, 0),
      ),
      ...markOf(part.kind, place),
    })),
    links: all.map((one) => ({
      from: at("left", one.from),
      to: at("right", one.to),
      value: one.customers,
      text: say("flows.customers", as.counted(one.customers)),
    })),
  };
}
