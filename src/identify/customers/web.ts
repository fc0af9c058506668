export { customer, customerIdentity, customerSummary, customerTrait } from "./customers.contract.ts";
export type { Customer, CustomerIdentity, CustomerSummary, CustomerTrait } from "./customers.contract.ts";
