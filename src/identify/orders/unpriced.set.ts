import { sql } from "kysely";
import { z } from "zod";
import { defineSet } from "#identify/finding";

/** Who has an order or a refund in money that had no rate on its day: it counts, and its money does not. */
export const unpriced = defineSet({
  name: "orders.unpriced",
  params: z.object({}),
  find: (_, workspaceId) =>
    Promise.resolve(sql`
      select customer_id from identify.customer_order where workspace_id = ${workspaceId} and home_total is null
      union
      select customer_id from identify.order_refund where workspace_id = ${workspaceId} and home_amount is null`),
});
