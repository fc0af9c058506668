import { BarChart, CustomChart, SankeyChart, ScatterChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import type { ECharts } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { optionOf } from "#kit/chart";
import type { Chart } from "#kit/chart";
import { neutral } from "#kit/tokens";
import type { Table } from "#kit/section";
import { inTheme } from "./tones.ts";

use([
  BarChart,
  CustomChart,

  SankeyChart,
  ScatterChart,
  GridComponent,
  MarkLineComponent,

  TooltipComponent,
  CanvasRenderer,
]);

/** Where in a chart: the panel or series, and the bar, column or cell in it; of ways, series 0 are the bands, 1 the nodes. */
export type Spot = { readonly series: number; readonly index: number };

type Drawing = {
  readonly chart: Chart;
  readonly table: Table;
  readonly theme: "light" | "dark";
  readonly width: number;
  readonly sentence: (spot: Spot) => string;
};

/** Draws a chart into an element at its width; the element must already have its height (`heightOf`). */
export function draw(
  element: HTMLElement,
  onPick: (spot: Spot) => void,
): { show: (drawing: Drawing) => void; png: () => string; end: () => void } {
  let instance: ECharts | null = null;
  return {
    show: (drawing) => {
      instance ??= begin(element, onPick);
      const { option, height } = optionOf(drawing.chart, drawing.width);
      element.style.height = `${height}px`;
      instance.resize({ width: drawing.width, height });
      instance.setOption(inTheme({ ...awake(option), ...base(drawing) }, drawing.theme), true);
    },
    png: () =>
      instance?.getDataURL({
        type: "png",
        pixelRatio: 2,
        backgroundColor: getComputedStyle(document.body).backgroundColor,
      }) ?? "",
    end: () => instance?.dispose(),
  };
}

function begin(element: HTMLElement, onPick: (spot: Spot) => void): ECharts {
  const instance = init(element, null, { renderer: "canvas", width: 1, height: 1 });
  instance.on("click", (event) => onPick(spotOf(event)));
  return instance;
}

type At = { readonly seriesIndex?: number; readonly dataIndex?: number; readonly dataType?: string };

function spotOf({ seriesIndex = 0, dataIndex = 0, dataType }: At): Spot {
  return { series: dataType === "node" ? 1 : seriesIndex, index: dataIndex };
}

/** The report's options keep silent; on a screen the marks answer to the pointer. */
function awake(option: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const series = option["series"] as readonly Record<string, unknown>[];
  return { ...option, series: series.map((one) => ({ ...one, silent: false })) };
}

function base({ sentence }: Drawing): Record<string, unknown> {
  return {
    animation: false,
    textStyle: { fontFamily: '"Inter Variable", system-ui, sans-serif' },
    tooltip: {
      trigger: "item",
      // HTML tooltips carry inline styles, which the page's policy refuses.
      renderMode: "richText",
      confine: true,
      backgroundColor: neutral.raised,
      borderColor: neutral.line,
      borderWidth: 1,
      padding: [8, 12],
      textStyle: { color: neutral.ink, fontSize: 13, width: 280, overflow: "break" },
      formatter: (at: At) => sentence(spotOf(at)),
    },
  };
}
