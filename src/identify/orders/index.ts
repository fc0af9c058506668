import { doctorCheck } from "#platform/doctor";
import { fill, type Manifest } from "#platform/manifest";
import { countsAgree } from "./orders.check.ts";
import { words } from "./orders.words.ts";

export { recordOrders } from "./order.store.ts";
export type { OrderRelations, Recording } from "./order.store.ts";

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
  emits: ["order.placed", "order.refunded", "order.cancelled"],
  on: [],
  fills: [fill(doctorCheck, countsAgree)],
  words,
};
