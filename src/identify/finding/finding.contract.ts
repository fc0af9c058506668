import { z } from "zod";

/** A day that the record can have: before the year 1 and after 9999 there is no day before, or after, to count from. */
const day = z.iso
  .date()
  .refine((said) => said >= "1900-01-01" && said < "2200-01-01", "customers.date_out_of_range");

/** `relevance`: who answers best to a search first; without one, and where thousands answer, as `lastOrder`. */
export const customerSorts = ["relevance", "lastOrder", "revenue", "name"] as const;
export type CustomerSort = (typeof customerSorts)[number];

/**
 * Who is asked for. Besides these, conditions (see `readCondition`): `trait.<name>=value` for each trait that must have a
 * value, `trait.<name>[gte]=10`, `orders[gt]=2`, `firstOrder[lt]=2026-01-01` …; and `set.<parameter>=value` for a set.
 */
export const whoQuery = z.looseObject({
  /**
   * Words of a name, e-mail, phone or foreign id, or parts of them; all must be found. Where fewer than ten people are,
   * those follow whom one edit in a word of five letters or more would find.
   */
  search: z.string().max(200).optional(),
  /** A named set that they belong to, such as the people behind a number of Value: `value.tier` with `set.tier=top`. */
  set: z.string().max(100).optional(),
  /** One stage, or several with commas between them; the same for tiers. */
  stage: z.string().max(200).optional(),
  tier: z.string().max(200).optional(),
  /** The last order was at this date (YYYY-MM-DD in the workspace's zone) or later. */
  orderedAfter: day.optional(),
  /** The last order was before this date. */
  orderedBefore: day.optional(),
});

export const customersQuery = whoQuery.extend({
  /** `relevance` where something is searched for, else `lastOrder`. */
  sort: z.enum(customerSorts).optional(),
  /** Names of traits, with commas between them, that each customer is to be answered with, under `traits`. */
  columns: z.string().max(1500).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  after: z.string().max(2000).optional(),
});

/** How many customers a list has: all of them where `exact`, else at least so many. */
export const customerCount = z.object({ count: z.number().int(), exact: z.boolean() });
export type CustomerCount = z.infer<typeof customerCount>;

/** A trait in use, as a sample of the customers has it. */
export const customerField = z.object({
  name: z.string(),
  type: z.enum(["text", "number", "date", "boolean"]),
  /** Of the sample, who has it: 0–1. */
  share: z.number(),
  /** How many different values the sample has. */
  distinct: z.number().int(),
  /** The most frequent ones. */
  values: z.array(z.string()),
});
export type CustomerField = z.infer<typeof customerField>;
export const customerFields = z.object({ items: z.array(customerField) });
