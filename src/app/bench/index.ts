export { benchAnalyze } from "./analyze.bench.ts";
