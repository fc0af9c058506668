export { rate, rates, ratesQuery, unpriced } from "./rates.contract.ts";
export type { Rate, Rates, Unpriced } from "./rates.contract.ts";
