import { fill, type Manifest } from "#platform/manifest";
import { taskKind } from "#platform/tasks";
import { getWaitingRefunds, postOrders } from "./ordering.routes.ts";
import { words } from "./ordering.words.ts";
import { getRates, putRates } from "./rates.routes.ts";
import { repriceEverything } from "./reprice.task.ts";

export const manifest: Manifest = {
  name: "identify/ordering",
  purpose:
    "Takes orders and refunds as other systems send them, in any order, and prices foreign money at home.",
  tables: [{ name: "identify.waiting_refund", key: "value", merge: "none", erase: "keep" }],
  emits: ["order.repriced"],
  on: [],
  fills: [fill(taskKind, repriceEverything)],
  routes: [postOrders, getWaitingRefunds, putRates, getRates],
  words,
};
