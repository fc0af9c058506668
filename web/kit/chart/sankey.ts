import { neutral } from "#kit/tokens";
import type { SankeyChart } from "./chart.ts";
import { inkText, isNarrow, textSize, widest } from "./option.ts";
import type { ChartOption } from "./option.ts";

/** Room for a label between the thinnest nodes. */
const GAP = 20;

export function sankeyHeight(chart: SankeyChart, width: number): number {
  const rows = Math.max(
    ...["left", "right"].map((side) => chart.nodes.filter((one) => one.side === side).length),
  );
  return rows * GAP + (isNarrow(width) ? 240 : 300);
}

/** Bands in the colour of where they come from; each node's words stand outside, so that no band runs under them. */
export function sankeyOption(chart: SankeyChart, width: number): ChartOption {
  const size = textSize(width);
  const label = (node: SankeyChart["nodes"][number]): string =>
    isNarrow(width) ? `${node.label}\n${node.text}` : `${node.label}  ${node.text}`;
  const room = (side: "left" | "right"): number => {
    const lines = chart.nodes.filter((one) => one.side === side).flatMap((one) => label(one).split("\n"));
    return widest(lines, size) + 16;
  };
  return {
    series: [
      {
        type: "sankey",
        left: room("left"),
        right: room("right"),
        top: 12,
        bottom: 12,
        nodeWidth: 12,
        nodeGap: isNarrow(width) ? GAP + 12 : GAP,
        draggable: false,
        silent: true,
        // Their order says something: it is not rearranged to have fewer crossings.
        layoutIterations: 0,
        emphasis: { focus: "adjacency" },
        data: chart.nodes.map((node, i) => ({
          name: String(i),
          depth: node.side === "left" ? 0 : 1,
          itemStyle: { color: node.fill, borderColor: node.edge, borderWidth: 1 },
          label: {
            position: node.side,
            align: node.side === "left" ? "right" : "left",
            formatter: () => label(node),
            ...inkText(width),
            lineHeight: size + 3,
          },
        })),
        links: chart.links.map((link) => ({
          source: String(link.from),
          target: String(link.to),
          value: link.value,
          lineStyle: { color: chart.nodes[link.from]?.fill ?? neutral.line, opacity: 0.45, curveness: 0.5 },
        })),
      },
    ],
  };
}
