export type { Analysis } from "./analysis.ts";
export { analyze } from "./analyze.ts";
export type { AnalyzeOptions, AnalyzeStep } from "./analyze.ts";
