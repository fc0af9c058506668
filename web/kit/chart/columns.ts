import { neutral } from "#kit/tokens";
import type { ColumnsChart } from "./chart.ts";
import { isNarrow, quietText, textSize, widest } from "./option.ts";
import type { ChartOption } from "./option.ts";

export function columnsHeight(width: number): number {
  return isNarrow(width) ? 220 : 280;
}

/** Columns from zero over time; labels are thinned evenly so that they never touch. */
export function columnsOption(chart: ColumnsChart, width: number): ChartOption {
  const size = textSize(width);
  const room = (width - 60) / (widest(chart.labels, size) + 16);
  const every = Math.max(1, Math.ceil(chart.labels.length / Math.max(1, room)));
  return {
    grid: {
      left: 4,
      right: 12,
      top: 12,
      bottom: 4,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    xAxis: {
      type: "category",
      data: chart.labels,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: neutral.quiet } },
      axisLabel: { ...quietText(width), interval: (index: number) => index % every === 0, hideOverlap: true },
    },
    yAxis: {
      type: "value",
      splitNumber: 4,
      axisLabel: { ...quietText(width), formatter: chart.tick },
      splitLine: { lineStyle: { color: neutral.line } },
    },
    series: chart.series.map((one) => ({
      type: "bar",
      silent: true,
      name: one.name,
      stack: "all",
      barCategoryGap: "25%",
      barMaxWidth: 48,
      itemStyle: { color: one.fill, borderColor: one.edge, borderWidth: chart.labels.length > 60 ? 0 : 1 },
      data: one.values,
    })),
  };
}
