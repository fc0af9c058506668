import { z } from "zod";

/** A calendar date that the record can have: YYYY-MM-DD in the workspace's zone, meaning the end of that day. */
export const date = z.iso
  .date()
  .refine((day) => day >= "1900-01-01" && day < "2200-01-01", "value.date_out_of_range");

const month = z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/);
/** A score, or several with commas between them. */
const score = z
  .string()
  .regex(/^[1-5](,[1-5])*$/)
  .max(9);
/** Several places with commas between them. */
const places = z
  .string()
  .regex(/^[a-z_]+(,[a-z_]+)*$/)
  .max(200);

/** Who stood in these tiers, or stages, at the end of a date (today's by default). */
export const tierSet = z.object({ at: date.optional(), tier: places });
export const stageSet = z.object({ at: date.optional(), stage: places });

/** The active customers of some RFM cells: a score that is not said may be any. */
export const rfmSet = z.object({
  at: date.optional(),
  r: score.optional(),
  f: score.optional(),
  m: score.optional(),
  scoring: z.enum(["independent", "nested"]).default("independent"),
});

/** Who bought for the first time in a month, and of them those who bought in the n-th month after it. */
export const cohortSet = z.object({
  at: date.optional(),
  month,
  after: z.coerce.number().int().min(0).max(3600).optional(),
});

/** Who bought in a month, or from it through another; of them those who first bought then, or had before. */
export const monthSet = z.object({
  at: date.optional(),
  month,
  through: month.optional(),
  who: z.enum(["all", "new", "returning"]).default("all"),
});

/** Who has ever bought so many times, or oftener. */
export const buyersSet = z.object({
  at: date.optional(),
  orders: z.coerce.number().int().min(1).max(1_000_000).default(1),
});

/** The best share (in percent) of the active customers by value, rounded up to whole customers. */
export const shareSet = z.object({ at: date.optional(), best: z.coerce.number().min(0).max(100) });

export const kinds = ["stage", "tier"] as const;
export type Kind = (typeof kinds)[number];

/**
 * Who went from one place to another between two dates: `move` is `core>at_risk`, `core>core` (who stayed), `core>`
 * (whoever stood there first) or `>core`; several with commas. `new` is the place of who was not on the record yet.
 */
export const movedSet = z.object({
  from: date.optional(),
  at: date.optional(),
  kind: z.enum(kinds),
  move: z
    .string()
    .regex(/^[a-z_]*>[a-z_]*(,[a-z_]*>[a-z_]*)*$/)
    .max(2000),
});

export const setShapes = {
  tier: tierSet,
  stage: stageSet,
  rfm: rfmSet,
  cohort: cohortSet,
  month: monthSet,
  buyers: buyersSet,
  share: shareSet,
  moved: movedSet,
} as const;
export type SetName = keyof typeof setShapes;
export type SetParams<N extends SetName> = z.output<(typeof setShapes)[N]>;
