export { renderReport } from "./report.ts";
export { renderSummary } from "./summary.ts";
