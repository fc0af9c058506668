import type { CustomSeriesRenderItem } from "echarts";
import { heat, neutral } from "#kit/tokens";
import type { GridChart } from "./chart.ts";
import { inkText, isNarrow, quietText, textSize, widest } from "./option.ts";
import type { ChartOption } from "./option.ts";

const TOP = 52;

export function gridHeight(chart: GridChart, width: number): number {
  const few = chart.rows.length <= 6;
  return TOP + chart.rows.length * (few ? (isNarrow(width) ? 44 : 48) : 26) + 4;
}

/** A heat map on two category axes, the column axis on top, each cell with its words in an ink that reads on it. */
export function gridOption(chart: GridChart, width: number): ChartOption {
  const size = textSize(width);
  const left = widest([...chart.rows, chart.rowTitle], size) + 14;
  return {
    grid: { left, right: 2, top: TOP, bottom: 4 },
    xAxis: {
      type: "category",
      position: "top",
      data: chart.columns,
      name: chart.columnTitle,
      nameLocation: "middle",
      nameGap: 32,
      nameTextStyle: quietText(width),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { ...inkText(width), interval: 0, margin: 8 },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: chart.rows,
      name: chart.rowTitle,
      nameLocation: "start",
      nameGap: 9,
      nameTextStyle: { ...quietText(width), align: "right", padding: [0, 10, 0, 0] },
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { ...inkText(width), interval: 0, margin: 10 },
    },
    series: [
      {
        type: "custom",
        silent: true,
        renderItem: cellPainter(chart, width),
        data: chart.cells.map((cell) => [cell.column, cell.row]),
      },
    ],
  };
}

/** ECharts' own heat map was rejected: it mixes its colours itself and cannot read a custom property. */
function cellPainter(chart: GridChart, width: number): CustomSeriesRenderItem {
  return (params, api) => {
    const cell = chart.cells[params.dataIndex]!;
    const step = heat[Math.max(0, Math.min(heat.length - 1, cell.heat))]!;
    const [x, y] = api.coord([cell.column, cell.row]) as [number, number];
    const [w, h] = api.size!([1, 1]) as [number, number];
    return {
      type: "rect",
      shape: { x: x - w / 2 + 1, y: y - h / 2 + 1, width: w - 2, height: h - 2, r: 3 },
      style: { fill: step.fill, stroke: neutral.line, lineWidth: 1 },
      textContent: {
        type: "text",
        style: { text: cell.text, fill: step.ink, fontSize: chart.columns.length > 6 ? 11 : textSize(width) },
      },
      textConfig: { position: "inside" },
    };
  };
}
