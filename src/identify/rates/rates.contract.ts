import { z } from "zod";

/** What one unit of a currency is worth in the workspace's own, from a date until the next that has a rate. */
export const rate = z.object({
  /** ISO 4217. */
  currency: z.string(),
  /** YYYY-MM-DD in the workspace's zone. */
  date: z.iso.date(),
  /** Exact decimal above zero. */
  rate: z.string(),
});
export type Rate = z.infer<typeof rate>;

/** Orders and refunds whose money counts nowhere yet, because their currency had no rate on their day. */
export const unpriced = z.object({ currency: z.string(), orders: z.int(), refunds: z.int() });
export type Unpriced = z.infer<typeof unpriced>;

export const rates = z.object({
  items: z.array(rate),
  next: z.string().nullable(),
  /** The workspace's own currency; null until it has said. */
  homeCurrency: z.string().nullable(),
  unpriced: z.array(unpriced),
});
export type Rates = z.infer<typeof rates>;

export const ratesQuery = z.looseObject({
  currency: z.string().length(3).toUpperCase().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  after: z.string().max(200).optional(),
});
