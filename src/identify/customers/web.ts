export {
  customer,
  customerIdentity,
  customerList,
  customerSorts,
  customersQuery,
  customerSummary,
  customerTrait,
} from "./customers.contract.ts";
export type {
  Customer,
  CustomerIdentity,
  CustomerList,
  CustomerSort,
  CustomerSummary,
  CustomerTrait,
} from "./customers.contract.ts";
export { customerSetLabel } from "./set_label.ts";
export type { CustomerSetLabel } from "./set_label.ts";
