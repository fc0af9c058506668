import type { Manifest } from "#platform/manifest";

/** The operations over HTTP stand with the intake of orders (#identify/ordering), whose money a new rate changes. */
export { holdRates } from "./rate.lock.ts";
export { homeAmount, rateOn, readRates, writeRates } from "./rate.store.ts";
export type { Home } from "./rate.store.ts";
export { rateItem } from "./rate.item.ts";
export { rates, ratesQuery } from "./rates.contract.ts";
export type { Rate, Unpriced } from "./rates.contract.ts";

export const manifest: Manifest = {
  name: "identify/rates",
  purpose: "What foreign money is worth in the workspace's own, day by day.",
  tables: [{ name: "identify.rate", key: "config", merge: "none", erase: "keep" }],
  emits: [],
  on: [],
  fills: [],
  words: { es: {}, en: {} },
};
