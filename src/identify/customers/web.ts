export {
  customer,
  customerIdentity,
  customerList,
  customerSummary,
  customerTrait,
} from "./customers.contract.ts";
export type {
  Customer,
  CustomerIdentity,
  CustomerList,
  CustomerSummary,
  CustomerTrait,
} from "./customers.contract.ts";
