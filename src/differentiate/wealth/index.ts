export { wealthAt } from "./wealth.store.ts";
export { wealth as wealthShape } from "./wealth.contract.ts";
export type { Wealth } from "./wealth.contract.ts";
