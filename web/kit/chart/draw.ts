import { BarChart, CustomChart, SankeyChart, ScatterChart } from "echarts/charts";
import { GridComponent, MarkLineComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { Chart } from "./chart.ts";
import { optionOf } from "./option_of.ts";

/**
 * Draws a chart as an SVG string, `width` units wide, at the height that it needs. Colours are tones of `#kit/tokens`
 * and text inherits the page's font, so the same string serves light and dark. The same chart gives the same string.
 */
export function drawSvg(chart: Chart, width: number): string {
  // Here and not beside the imports: a page that wants only the options would carry the SVG renderer with it.
  use([
    BarChart,
    CustomChart,

    SankeyChart,
    ScatterChart,
    GridComponent,
    MarkLineComponent,

    SVGRenderer,
  ]);
  const { option, height } = optionOf(chart, width);
  const instance = init(null, null, { renderer: "svg", ssr: true, width, height });
  instance.setOption({ animation: false, textStyle: { fontFamily: "inherit" }, ...option });
  const svg = instance.renderToSVGString();
  instance.dispose(); // otherwise the process never exits
  return tidy(svg);
}

/** Leaves out what only a live chart needs (hover styles, data indices, counters that differ from run to run). */
function tidy(svg: string): string {
  return svg
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, "")
    .replace(/ (?:ecmeta_\w+|class|pointer-events)="[^"]*"/g, "")
    .replace(/ xmlns(?::xlink)?="[^"]*"| baseProfile="full"| version="1.1"/g, "")
    .replace(/\n+/g, "");
}
