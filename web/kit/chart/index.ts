export type { Bar, BarsChart, Chart, ColumnsChart, GridChart } from "./chart.ts";
export { drawSvg } from "./draw.ts";
export { optionOf } from "./option_of.ts";
