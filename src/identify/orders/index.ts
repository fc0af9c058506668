import { customerSet } from "#identify/finding";
import { doctorCheck } from "#platform/doctor";
import { fill, type Manifest } from "#platform/manifest";
import { countsAgree } from "./orders.check.ts";
import { getCustomerOrders } from "./orders.routes.ts";
import { words } from "./orders.words.ts";
import { unpriced } from "./unpriced.set.ts";

export { countColumns, countsOf, rebuildCounters } from "./counters.store.ts";
export { writeLines, writeOrders, writeRefunds } from "./order.store.ts";
export type { Recording } from "./order.store.ts";
export { orderEvents } from "./order.events.ts";
export { recordFirstOrders, recordOrders, tell } from "./record.ts";
export type { OrderRelations } from "./record.ts";

export const manifest: Manifest = {
  name: "identify/orders",
  purpose:
    "Orders, their lines, cancellations and refunds, and the counts that each customer carries of them.",
  tables: [
    { name: "identify.order_key", key: "value", merge: "none", erase: "keep" },
    { name: "identify.customer_order", key: "customer", merge: "rekey", erase: "anonymise" },
    { name: "identify.order_line", key: "customer", merge: "rekey", erase: "anonymise" },
    { name: "identify.order_refund", key: "customer", merge: "rekey", erase: "anonymise" },
  ],
  emits: ["order.placed", "order.refunded", "order.cancelled", "order.updated"],
  on: [],
  fills: [fill(doctorCheck, countsAgree), fill(customerSet, unpriced)],
  routes: [getCustomerOrders],
  words,
};
