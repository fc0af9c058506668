import { z } from "zod";
import { hasCustomer } from "#identify/customers";
import { readCursor, writeCursor } from "#identify/intake";
import { inWorkspace } from "#platform/database";
import { defineRoute } from "#platform/http";
import { isId } from "#platform/ids";
import { refuse } from "#platform/refusals";
import { type OrderPlace, readOrders, readReturns } from "./customer_orders.store.ts";
import { customerOrders, pageQuery } from "./orders.contract.ts";

export const getCustomerOrders = defineRoute({
  method: "get",
  path: "/api/customers/{customerId}/orders",
  right: "customers.read",
  summary: "A customer's orders, newest first, with their lines and refunds.",
  tag: "Customers",
  params: z.object({ customerId: z.string() }),
  query: pageQuery,
  answer: customerOrders,
  handle: async ({ params: { customerId }, query: { limit, after }, caller: { workspaceId }, database }) => {
    const place = after === undefined ? null : placeOf(after);
    if (place === "unknown") return refuse("intake.cursor_invalid", {}, { path: "after" });
    return inWorkspace(database, workspaceId, async (tx) => {
      if (!(await hasCustomer(tx, workspaceId, customerId)))
        return refuse("customers.unknown", {}, { status: 404 });
      const customer = { workspaceId, customerId };
      const found = await readOrders(tx, customer, place, limit + 1);
      const last = found.length > limit ? found[limit - 1]?.place : undefined;
      return {
        items: found.slice(0, limit),
        next: last ? writeCursor([last.placedAt, last.sourceId, last.orderRef]) : null,
        returns: place ? [] : await readReturns(tx, customer, 500),
      };
    });
  },
});

function placeOf(after: string): OrderPlace | "unknown" {
  const [placedAt = "", sourceId = "", orderRef = ""] = readCursor(after, 3) ?? [];
  return isInstant(placedAt) && isId(sourceId) ? { placedAt, sourceId, orderRef } : "unknown";
}

function isInstant(text: string): boolean {
  return z.iso.datetime().safeParse(text).success;
}
