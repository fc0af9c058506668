export type {
  Bar,
  BarsChart,
  Chart,
  ColumnsChart,
  CurveChart,
  GridChart,
  SankeyChart,
  WheelChart,
} from "./chart.ts";
export { drawSvg } from "./draw.ts";
export { optionOf } from "./option_of.ts";
