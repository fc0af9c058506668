export type { Bar, BarsChart, Chart, ColumnsChart, GridChart } from "./chart.ts";
export { drawSvg } from "./draw.ts";
