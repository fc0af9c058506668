import { BarChart, CustomChart } from "echarts/charts";
import { GridComponent, MarkLineComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { barsOption, barsHeight } from "./bars.ts";
import type { Chart } from "./chart.ts";
import { columnsOption, columnsHeight } from "./columns.ts";
import { gridOption, gridHeight } from "./grid.ts";
import type { Drawn } from "./option.ts";

use([BarChart, CustomChart, GridComponent, MarkLineComponent, SVGRenderer]);

/**
 * Draws a chart as an SVG string, `width` units wide, at the height that it needs. Colours are tones of `#kit/tokens`
 * and text inherits the page's font, so the same string serves light and dark. The same chart gives the same string.
 */
export function drawSvg(chart: Chart, width: number): string {
  const { option, height } = optionOf(chart, width);
  const instance = init(null, null, { renderer: "svg", ssr: true, width, height });
  instance.setOption({ animation: false, textStyle: { fontFamily: "inherit" }, ...option });
  const svg = instance.renderToSVGString();
  instance.dispose(); // otherwise the process never exits
  return tidy(svg);
}

function optionOf(chart: Chart, width: number): Drawn {
  if (chart.kind === "bars") return { option: barsOption(chart, width), height: barsHeight(chart, width) };
  if (chart.kind === "columns") return { option: columnsOption(chart, width), height: columnsHeight(width) };
  return { option: gridOption(chart, width), height: gridHeight(chart, width) };
}

/** Leaves out what only a live chart needs (hover styles, data indices, counters that differ from run to run). */
function tidy(svg: string): string {
  return svg
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, "")
    .replace(/ (?:ecmeta_\w+|class|pointer-events)="[^"]*"/g, "")
    .replace(/ xmlns(?::xlink)?="[^"]*"| baseProfile="full"| version="1.1"/g, "")
    .replace(/\n+/g, "");
}
