import { z } from "zod";
import { findWorkspace } from "#access/workspaces";
import { batchAnswer, batchBody, readBatch, readCursor, writeCursor } from "#identify/intake";
import { inWorkspace } from "#platform/database";
import { defineRoute } from "#platform/http";
import { refuse } from "#platform/refusals";
import { readWaitingRefunds } from "./claim.store.ts";
import { orderOrRefund, schemaOf } from "./order.item.ts";
import { pageQuery, waitingRefunds } from "./ordering.contract.ts";
import { takeOrders } from "./take.ts";

export const postOrders = defineRoute({
  method: "post",
  path: "/api/orders",
  right: "orders.write",
  summary:
    "Records orders with their lines, cancellations and refunds, up to 500 items in any order; the version with the greatest updatedAt stands.",
  tag: "Orders",
  itemwise: true,
  body: batchBody(orderOrRefund),
  answer: batchAnswer.extend({
    /** Refunds whose order has not come yet: accepted, and part of no sum until it comes. */
    waiting: z.int().nonnegative(),
  }),
  bodyLimit: 20 * 1024 * 1024,
  handle: async ({ body, caller: { workspaceId }, database, clock, language, say }) => {
    return inWorkspace(database, workspaceId, async (tx) => {
      const home = (await findWorkspace(tx, workspaceId))?.country ?? null;
      const { good, refused } = readBatch(body.items, (item) => schemaOf(item, home), { language, say });
      const items = good.map((one) => one.item);
      return { ...(await takeOrders(tx, workspaceId, items, clock.now())), refused };
    });
  },
});

export const getWaitingRefunds = defineRoute({
  method: "get",
  path: "/api/waiting-refunds",
  right: "customers.read",
  summary: "Refunds whose order has not come yet, the longest waiting first.",
  tag: "Orders",
  query: pageQuery,
  answer: waitingRefunds,
  handle: async ({ query: { limit, after }, caller: { workspaceId }, database }) => {
    const key = after === undefined ? null : readCursor(after, 3);
    const [receivedAt = "", orderRef = "", refundRef = ""] = key ?? [];
    if (after !== undefined && !isInstant(receivedAt))
      return refuse("intake.cursor_invalid", {}, { path: "after" });
    return inWorkspace(database, workspaceId, async (tx) => {
      const found = await readWaitingRefunds(
        tx,
        workspaceId,
        key ? [receivedAt, orderRef, refundRef] : null,
        limit + 1,
      );
      const items = found
        .slice(0, limit)
        .map((one) => ({ ...one, receivedAt: one.receivedAt.toISOString() }));
      const last = found.length > limit ? items.at(-1) : undefined;
      return { items, next: last ? writeCursor([last.receivedAt, last.orderRef, last.refundRef]) : null };
    });
  },
});

function isInstant(text: string): boolean {
  return z.iso.datetime().safeParse(text).success;
}
