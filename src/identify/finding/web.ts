export { customerSorts, customersQuery } from "./finding.contract.ts";
export type { CustomerSort } from "./finding.contract.ts";
export { customerSetLabel } from "./set_label.ts";
export type { CustomerSetLabel } from "./set_label.ts";
