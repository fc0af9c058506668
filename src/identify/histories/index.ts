import type { Manifest } from "#platform/manifest";

export type { History, HistoryEvent, HistoryLine, HistoryOrder, HistoryRefund } from "./history.ts";
export { recordHistories } from "./record.ts";
export type { HistoryTarget, Recorded } from "./record.ts";

export const manifest: Manifest = {
  name: "identify/histories",
  purpose:
    "Takes whole histories of customers into the record: who they are, their orders, all that happened.",
  tables: [],
  emits: ["order.placed", "order.refunded", "order.cancelled"],
  on: [],
  fills: [],
  words: { es: {}, en: {} },
};
