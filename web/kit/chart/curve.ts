import type { CustomSeriesRenderItem } from "echarts";
import { neutral, ordered } from "#kit/tokens";
import type { CurveChart } from "./chart.ts";
import { inkText, isNarrow, quietText } from "./option.ts";
import type { ChartOption } from "./option.ts";

export function curveHeight(width: number): number {
  return isNarrow(width) ? 320 : 400;
}

/** The curve, the diagonal of equality, and marks with their words at the side that the curve leaves free. */
export function curveOption(chart: CurveChart, width: number): ChartOption {
  const most = Math.max(1, ...chart.points.map(([, y]) => y));
  const line = ordered[1]?.edge ?? neutral.accent;
  const axis = (name: string): ChartOption => ({
    type: "value",
    min: 0,
    name,
    nameLocation: "middle",
    nameGap: 28,
    nameTextStyle: quietText(width),
    interval: 0.25,
    axisLine: { show: true, lineStyle: { color: neutral.quiet } },
    axisLabel: { ...quietText(width), formatter: chart.tick },
    splitLine: { lineStyle: { color: neutral.line } },
  });
  const words = { show: true, position: "right", distance: 8 };
  return {
    grid: { left: isNarrow(width) ? 52 : 64, right: 24, top: 32, bottom: 48 },
    xAxis: { ...axis(chart.xTitle), max: 1 },
    yAxis: {
      ...axis(chart.yTitle),
      max: most > 1 ? Math.ceil(most * 4) / 4 : 1,
      nameLocation: "end",
      nameGap: 12,
      nameTextStyle: { ...quietText(width), align: "left", padding: [0, 0, 0, isNarrow(width) ? -44 : -56] },
    },
    series: [
      path(
        [
          [0, 0],
          [1, 1],
        ],
        { stroke: neutral.quiet, lineDash: [4, 4], lineWidth: 1 },
      ),
      path(chart.points, { stroke: line, lineWidth: 2.5 }),
      {
        type: "scatter",
        silent: true,
        symbolSize: 12,
        data: chart.marks.map(({ x, y, text, fill, edge }) => ({
          value: [x, y],
          itemStyle: { color: fill, borderColor: edge, borderWidth: 1, opacity: 1 },
          label: { ...words, formatter: () => text, ...inkText(width) },
        })),
      },
      {
        type: "scatter",
        silent: true,
        symbolSize: 0.01,
        itemStyle: { color: neutral.quiet, opacity: 1 },
        data: [[0.6, 0.6]],
        label: { ...words, formatter: () => chart.equality, ...quietText(width) },
      },
    ],
  };
}

/** ECharts' own line was rejected: it is cut to the axes by a clip path, which needs an id, and ids of two pictures clash. */
function path(points: CurveChart["points"], style: ChartOption): ChartOption {
  const paint: CustomSeriesRenderItem = (_, api) => ({
    type: "polyline",
    shape: { points: points.map((point) => api.coord([...point])) },
    style: { fill: "none", ...style },
  });
  return { type: "custom", silent: true, renderItem: paint, data: [[0, 0]] };
}
