import { sql } from "kysely";
import { z } from "zod";
import { findWorkspace } from "#access/workspaces";
import { defineSet } from "#identify/finding";
import { dateIn, endOfDay, monthsBefore } from "#platform/clock";
import { skuOf } from "./figures.store.ts";

/** Who bought a product in the last twelve months: the buyers that its figures count. */
export const bought = defineSet({
  name: "products.bought",
  params: z.object({ sku: z.string().min(1).max(400) }),
  find: async (tx, workspaceId, now, { sku }) => {
    const zone = (await findWorkspace(tx, workspaceId))?.zone ?? "UTC";
    const since = endOfDay(zone, monthsBefore(dateIn(zone, now), 12));
    // By its own column a sku has an index; a product that is known by its name is looked for in all lines.
    const named = sku.startsWith("name:") ? sql`${skuOf("line")} = ${sku}` : sql`line.sku = ${sku}`;
    return sql`
      select line.customer_id
      from identify.order_line as line
      join identify.customer_order as placed using (workspace_id, customer_id, source_id, order_ref)
      where line.workspace_id = ${workspaceId} and ${named} and placed.cancelled_at is null
        and placed.placed_at >= ${since}::timestamptz`;
  },
});
