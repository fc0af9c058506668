import { z } from "zod";

/** A calendar date that the record can have: YYYY-MM-DD in the workspace's zone, meaning the end of that day. */
const date = z.iso
  .date()
  .refine((day) => day >= "1900-01-01" && day < "2200-01-01", "value.date_out_of_range");

export const atQuery = z.object({ at: date.optional() });

export const rfmQuery = atQuery.extend({
  /** Each measure scored over everyone, or frequency within recency and money within both; without it both. */
  scoring: z.enum(["independent", "nested"]).optional(),
});

export const changesQuery = z.object({ from: date.optional(), to: date.optional() });

/** What every answer says of itself. */
export const head = z.object({
  /** The date, YYYY-MM-DD in the workspace's zone. */
  at: z.string(),
  /** The figures at a past date are those of today's record: facts that arrived later and are dated earlier count. */
  knowledge: z.literal("today"),
  /** ISO 4217; null until the workspace says it. */
  currency: z.string().nullable(),
  computedAt: z.iso.datetime(),
  /** False where facts have changed since `computedAt`: the figures are being worked out again. */
  fresh: z.boolean(),
});
