import { z } from "zod";
import { customersQuery } from "#identify/finding/web";

export const exportQuery = customersQuery.omit({ limit: true, after: true }).extend({
  /** `customerId`, `name`, `revenue` … and `trait.city`, with commas between them; all usual ones where it is left out. */
  columns: z.string().max(5000).optional(),
  format: z.enum(["csv"]).optional(),
  /** `no` leaves out the mark by which Excel knows UTF-8. */
  bom: z.enum(["yes", "no"]).optional(),
});
