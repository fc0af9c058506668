import { z } from "zod";

/**
 * How the period's revenue is shared among the active customers, best first. Shares are of the net revenue of all
 * customers in the period, as the pyramid's are.
 */
export const wealth = z.object({
  /** The active customers. */
  customers: z.number().int().nonnegative(),
  /** Their net revenue in the period, and that of all customers: exact decimals. */
  activeRevenue: z.string(),
  revenue: z.string(),
  /** 0 = all bring the same, towards 1 = one brings all; null where their revenue is not above zero. */
  gini: z.number().nullable(),
  /**
   * For each whole percentage of the active customers from 0 to 100: how many they are, rounded up, and the share of the
   * revenue that the best so many bring. Empty where the revenue is not above zero.
   */
  curve: z.array(
    z.object({ percent: z.number(), customers: z.number().int().nonnegative(), share: z.number() }),
  ),
});
export type Wealth = z.infer<typeof wealth>;
