import { z } from "zod";

export const customerSorts = ["lastOrder", "revenue", "name"] as const;
export type CustomerSort = (typeof customerSorts)[number];

/** Besides these, `trait.<name>=value` for each trait that must have a value, and `set.<parameter>=value` for a set. */
export const customersQuery = z.looseObject({
  /** Words of a name, e-mail, phone or foreign id, or parts of them; all must be found. */
  search: z.string().max(200).optional(),
  /** A named set that they belong to, such as the people behind a number of Value: `value.tier` with `set.tier=top`. */
  set: z.string().max(100).optional(),
  /** One stage, or several with commas between them; the same for tiers. */
  stage: z.string().max(200).optional(),
  tier: z.string().max(200).optional(),
  /** The last order was at this date (YYYY-MM-DD in the workspace's zone) or later. */
  orderedAfter: z.iso.date().optional(),
  /** The last order was before this date. */
  orderedBefore: z.iso.date().optional(),
  sort: z.enum(customerSorts).default("lastOrder"),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  after: z.string().max(2000).optional(),
});
