import type { CustomSeriesRenderItem } from "echarts";
import { neutral } from "#kit/tokens";
import type { StepsChart } from "./chart.ts";
import { isNarrow, quietText } from "./option.ts";
import type { ChartOption } from "./option.ts";

export function stepsHeight(width: number): number {
  return isNarrow(width) ? 200 : 240;
}

/** What holds from one moment to the next: a step for each, in true distances of time. The value axis need not show zero. */
export function stepsOption(chart: StepsChart, width: number): ChartOption {
  const first = chart.points[0]?.at ?? 0;
  const last = chart.points.at(-1)?.at ?? first;
  const room = Math.max(86_400_000, (last - first) * 0.08);
  return {
    grid: {
      left: 4,
      right: 16,
      top: 12,
      bottom: 4,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    xAxis: {
      type: "value",
      min: first,
      max: last + room,
      splitNumber: isNarrow(width) ? 2 : 5,
      splitLine: { show: false },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: neutral.quiet } },
      axisLabel: { ...quietText(width), formatter: chart.when, hideOverlap: true, showMaxLabel: false },
    },
    yAxis: {
      type: "value",
      scale: true,
      axisLine: { show: false },
      axisTick: { show: false },
      splitNumber: 4,
      axisLabel: { ...quietText(width), formatter: chart.tick },
      splitLine: { lineStyle: { color: neutral.line } },
    },
    series: [
      {
        type: "custom",
        silent: true,
        renderItem: painter(chart, last + room),
        data: chart.points.map(({ at, value }) => [at, value]),
      },
    ],
  };
}

function painter({ points, edge }: StepsChart, end: number): CustomSeriesRenderItem {
  const line = { stroke: edge, lineWidth: 2, fill: "none" };
  return (params, api) => {
    const point = points[params.dataIndex];
    if (!point) return null;
    const next = points[params.dataIndex + 1];
    const [x, y] = api.coord([point.at, point.value]) as [number, number];
    const [x2, y2] = api.coord([next?.at ?? end, next?.value ?? point.value]) as [number, number];
    return {
      type: "group",
      children: [
        {
          type: "polyline",
          shape: {
            points: [
              [x, y],
              [x2, y],
              [x2, y2],
            ],
          },
          style: line,
        },
        {
          type: "circle",
          shape: { cx: x, cy: y, r: 4 },
          style: { fill: neutral.surface, stroke: edge, lineWidth: 2 },
        },
      ],
    };
  };
}
