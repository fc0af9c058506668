export type {
  Bar,
  BarsChart,
  Chart,
  ColumnsChart,
  CurveChart,
  GridChart,
  SankeyChart,
  StepsChart,
  WheelChart,
} from "./chart.ts";
export { drawSvg } from "./draw.ts";
export { optionOf } from "./option_of.ts";
