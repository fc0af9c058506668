import { z } from "zod";

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);

/** Who was not on the record yet at the earlier date: an origin of flows beside the stages and the tiers. */
export const NEW = "new";

/** Customers who went from one place to another between two dates, or stayed (`from` = `to`). */
export const flow = z.object({
  /** A stage or tier, or `new`: not on the record at the earlier date. */
  from: z.string(),
  to: z.string(),
  customers: z.number().int().nonnegative(),
  /** What they brought in the period up to the earlier date and up to the later one: exact decimals. */
  before: decimal,
  after: decimal,
});
export type Flow = z.output<typeof flow>;

/** Where tiers end; null: a tier without a place. */
const cuts = z.object({ top: decimal.nullable(), big: decimal.nullable(), medium: decimal.nullable() });
export type Cuts = z.output<typeof cuts>;

/** Everybody's way between two dates: each list sums to all customers. */
export const flows = z.object({
  stages: z.array(flow),
  tiers: z.array(flow),
  /** Where the tiers ended at the two dates. */
  cuts: z.object({ before: cuts, after: cuts }),
});
export type Flows = z.output<typeof flows>;
