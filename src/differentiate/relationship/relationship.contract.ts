import { z } from "zod";

const count = z.int().nonnegative();
/** A calendar date in the workspace's zone. */
const date = z.iso.date();
/** An exact decimal in the workspace's own currency. */
const decimal = z.string();

/** How often a customer buys, and when their silence starts to mean something. */
export const rhythm = z.object({
  /** Days between two purchase days that their silence is measured by, within the workspace's bounds. */
  days: z.number(),
  /** The median of their own gaps, before it was held within bounds; null with fewer than two: then `days` is everybody's. */
  usual: z.number().nullable(),
  lastPurchase: date,
  /** The first day on which they are at risk, and a defector, unless they buy before it. */
  atRiskFrom: date,
  defectorFrom: date,
});
export type Rhythm = z.output<typeof rhythm>;

/** What a customer is worth in the workspace's period, and where that puts them among the others. */
export const worth = z.object({
  from: date,
  to: date,
  /** Sales of the period less returns dated in it. */
  revenue: decimal,
  orders: count,
  /** Null until tiers were found for the first time. */
  tier: z.string().nullable(),
  /** The tier above, and how much more revenue reaches it; null at the top and for who is not active. */
  above: z.object({ tier: z.string(), missing: decimal }).nullable(),
  /** Which part of the active customers, from the best on, the upper tiers hold together: 0.01, 0.05, 0.2. */
  shares: z.object({ top: z.number(), big: z.number(), medium: z.number() }),
});
export type Worth = z.output<typeof worth>;

/** Where a customer stands with the business today. */
export const relationship = z.object({
  today: date,
  /** Null until stages were found for the first time. */
  stage: z.string().nullable(),
  /** Of their rhythms without an order, after how many a customer is at risk, and a defector. */
  atRiskAfter: z.number(),
  defectorAfter: z.number(),
  /** Null where there was no sale. */
  rhythm: rhythm.nullable(),
  /** The days with a sale, oldest first; the last 200. */
  purchaseDays: z.array(date),
  worth,
});
export type Relationship = z.output<typeof relationship>;
