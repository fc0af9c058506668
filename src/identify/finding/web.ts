export { comparisons, counters, isDay, readCondition } from "./condition.ts";
export type { Comparison, Condition, Counter } from "./condition.ts";
export { customerCount, customerFields, customerSorts, customersQuery } from "./finding.contract.ts";
export type { CustomerField, CustomerSort } from "./finding.contract.ts";
export { customerSetLabel } from "./set_label.ts";
export type { CustomerSetLabel } from "./set_label.ts";
