import { barsOption, barsHeight } from "./bars.ts";
import type { Chart } from "./chart.ts";
import { columnsOption, columnsHeight } from "./columns.ts";
import { curveHeight, curveOption } from "./curve.ts";
import { gridOption, gridHeight } from "./grid.ts";
import { sankeyHeight, sankeyOption } from "./sankey.ts";
import type { Drawn } from "./option.ts";
import { stepsHeight, stepsOption } from "./steps.ts";
import { wheelHeight, wheelOption } from "./wheel.ts";

/** What ECharts must be told to draw a chart `width` units wide, and the height that it needs. */
export function optionOf(chart: Chart, width: number): Drawn {
  if (chart.kind === "bars") return { option: barsOption(chart, width), height: barsHeight(chart, width) };
  if (chart.kind === "columns") return { option: columnsOption(chart, width), height: columnsHeight(width) };
  if (chart.kind === "sankey")
    return { option: sankeyOption(chart, width), height: sankeyHeight(chart, width) };
  if (chart.kind === "curve") return { option: curveOption(chart, width), height: curveHeight(width) };
  if (chart.kind === "steps") return { option: stepsOption(chart, width), height: stepsHeight(width) };
  if (chart.kind === "wheel") return { option: wheelOption(chart, width), height: wheelHeight(width) };
  return { option: gridOption(chart, width), height: gridHeight(chart, width) };
}
