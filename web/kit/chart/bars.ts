import { neutral } from "#kit/tokens";
import type { Bar, BarsChart } from "./chart.ts";
import { inkText, isNarrow, quietText, textSize, widest } from "./option.ts";
import type { ChartOption } from "./option.ts";

const TITLE = 28;
const GAP = 24;

export function barsHeight(chart: BarsChart, width: number): number {
  const rows = chart.panels[0]?.bars.length ?? 0;
  return titleHeight(chart) + rows * (isNarrow(width) ? 32 : 36) + 4;
}

/** Bars of every panel on a common scale of its own, labels at their ends, the zero line drawn. */
export function barsOption(chart: BarsChart, width: number): ChartOption {
  const size = textSize(width);
  const labels = chart.panels[0]?.bars.map((bar) => bar.label) ?? [];
  const left = widest(labels, size) + 16;
  const each = (width - left - GAP * (chart.panels.length - 1)) / Math.max(1, chart.panels.length);
  const lefts = chart.panels.map((_, i) => Math.round(left + i * (each + GAP)));
  return {
    grid: lefts.map((x) => ({ left: x, width: Math.floor(each), top: titleHeight(chart), bottom: 4 })),
    xAxis: chart.panels.map((panel, i) => valueAxis(panel.bars, i, each, size)),
    yAxis: chart.panels.map((panel, i) => ({
      type: "category",
      gridIndex: i,
      inverse: true,
      data: labels,
      name: panel.title,
      nameLocation: "start",
      nameGap: 14,
      nameTextStyle: { ...quietText(width), align: "left", padding: [0, 0, 0, 0] },
      axisTick: { show: false },
      axisLine: { show: !hasNegative(panel.bars), onZero: false, lineStyle: { color: neutral.line } },
      axisLabel: { ...inkText(width), show: i === 0, interval: 0, margin: 12 },
    })),
    series: chart.panels.map((panel, i) => ({
      type: "bar",
      silent: true,
      xAxisIndex: i,
      yAxisIndex: i,
      barWidth: "62%",
      data: panel.bars.map((bar) => datum(bar)),
      label: { show: true, distance: 6, ...inkText(width) },
      ...(hasNegative(panel.bars) ? { markLine: zeroLine } : {}),
    })),
  };
}

const hasNegative = (bars: readonly Bar[]): boolean => bars.some((bar) => (bar.value ?? 0) < 0);

/** Where bars go both ways the axis stands in their midst; its labels stay at the left. */
const zeroLine: ChartOption = {
  silent: true,
  symbol: "none",
  label: { show: false },
  lineStyle: { color: neutral.quiet, type: "solid", width: 1 },
  data: [{ xAxis: 0 }],
};

function titleHeight(chart: BarsChart): number {
  return chart.panels.some((panel) => panel.title) ? TITLE : 4;
}

function datum(bar: Bar): ChartOption {
  const value = bar.value ?? 0;
  return {
    value,
    itemStyle: { color: bar.fill, borderColor: bar.edge, borderWidth: value === 0 ? 0 : 1 },
    label: { formatter: () => bar.text, position: value < 0 ? "left" : "right" },
  };
}

/** From zero (or below, where returns outweigh sales), with room for the words at the end of the longest bar. */
function valueAxis(bars: readonly Bar[], gridIndex: number, room: number, size: number): ChartOption {
  const values = bars.map((bar) => bar.value ?? 0);
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const words =
    widest(
      bars.map((bar) => bar.text),
      size,
    ) + 12;
  const span = most - least || 1;
  const perUnit = span / Math.max(40, room - words * (least < 0 ? 2 : 1));
  return {
    type: "value",
    gridIndex,
    show: false,
    min: least < 0 ? least - words * perUnit : 0,
    max: least + span + words * perUnit,
  };
}
