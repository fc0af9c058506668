export { benchPages } from "./pages.bench.ts";
export { benchAnalyze } from "./analyze.bench.ts";
