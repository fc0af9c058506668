import { z } from "zod";

/** The customer pyramid's tiers (Curry), best first. */
export const tiers = ["top", "big", "medium", "small", "inactive", "prospects", "suspects"] as const;
export type Tier = (typeof tiers)[number];

/** A share, 0–1; negative or above 1 only where returns outweigh sales. Null where the whole is not above zero. */
const share = z.number().nullable();
/** An exact decimal as a string, in the home currency. */
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const count = z.number().int().nonnegative();

/** How a workspace draws its pyramid: the cumulative shares of active customers where a tier ends, and the period. */
export const valueSettings = z.object({
  topShare: z.number().default(0.01),
  bigShare: z.number().default(0.05),
  mediumShare: z.number().default(0.2),
  periodMonths: z.number().int().positive().default(12),
});
export type ValueSettings = z.infer<typeof valueSettings>;

export const pyramidRow = z.object({
  tier: z.enum(tiers),
  customers: count,
  shareOfCustomers: share,
  revenue: decimal,
  shareOfRevenue: share,
});
export type PyramidRow = z.infer<typeof pyramidRow>;

/** One RFM cell: 5 is best. `revenue` is that of the period. */
export const rfmCell = z.object({
  r: z.number().int().min(1).max(5),
  f: z.number().int().min(1).max(5),
  m: z.number().int().min(1).max(5),
  customers: count,
  revenue: decimal,
});
export type RfmCell = z.infer<typeof rfmCell>;

/** A month's new customers; `retained[i]` of them ordered in the i-th month after it, `retained[0]` = `size`. */
export const cohortRow = z.object({
  cohort: z.string().regex(/^\d{4}-\d{2}$/),
  size: count,
  retained: z.array(count),
});
export type CohortRow = z.infer<typeof cohortRow>;

/** Share of the period's revenue that the best 1, 5 and 20 % of active customers bring. */
export const concentration = z.object({ top1: share, top5: share, top20: share });
export type Concentration = z.infer<typeof concentration>;

/** One month's net revenue and orders: the trend. */
export const monthRow = z.object({
  month: z.string().regex(/^\d{4}-\d{2}$/),
  revenue: decimal,
  orders: count,
  customers: count,
  /** Of them, those who had ordered in an earlier month. */
  returning: count,
});
export type MonthRow = z.infer<typeof monthRow>;

export const valueAt = z.object({
  pyramid: z.array(pyramidRow),
  rfm: z.array(rfmCell),
  rfmNested: z.array(rfmCell),
  repeatRate: share,
  cohorts: z.array(cohortRow),
  concentration,
  trend: z.array(monthRow),
});
export type ValueAt = z.infer<typeof valueAt>;
