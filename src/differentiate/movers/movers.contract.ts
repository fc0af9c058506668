import { z } from "zod";

const decimal = z.string();
const count = z.number().int();
const days = z.number();
const date = z.string();

/** Why somebody moved, as one typed value; `because_say.ts` tells it in words, in each language. */
export const because = z.discriminatedUnion("why", [
  z.object({ why: z.literal("new_on_record") }),
  z.object({ why: z.literal("first_purchase"), orders: count, value: decimal }),
  /** Days without a purchase, more than `times` their rhythm. */
  z.object({ why: z.literal("silent"), days, rhythm: days, times: z.number() }),
  /** Their purchases are the same: the rhythm that they are measured by is another. */
  z.object({ why: z.literal("rhythm_moved"), before: days, after: days, days }),
  /** After so many days, from defection. */
  z.object({ why: z.literal("came_back"), on: date, days }),
  z.object({ why: z.literal("bought_again"), on: date, orders: count }),
  z.object({ why: z.literal("more_orders"), before: count, after: count }),
  z.object({ why: z.literal("cancelled"), orders: count }),
  z.object({ why: z.literal("named_partner") }),
  z.object({ why: z.literal("partner_ended") }),
  /** The orders that made them active are older than the period of so many months by now. */
  z.object({ why: z.literal("left_period"), orders: count, months: count }),
  z.object({ why: z.literal("back_in_period"), orders: count, value: decimal }),
  /** What they bring would still do by the cut as it was. */
  z.object({
    why: z.literal("cut_moved"),
    tier: z.enum(["top", "big", "medium"]),
    before: decimal.nullable(),
    after: decimal.nullable(),
    value: decimal,
  }),
  /** Orders in the period, and what they brought. */
  z.object({
    why: z.literal("other_orders"),
    before: count,
    after: count,
    valueBefore: decimal,
    valueAfter: decimal,
  }),
  z.object({ why: z.literal("other_value"), valueBefore: decimal, valueAfter: decimal }),
  /** Something else in the record: a date that was corrected, a second order on the day of a comeback. */
  z.object({ why: z.literal("record_changed") }),
]);
export type Because = z.output<typeof because>;

/** A customer who stands elsewhere than before. */
export const mover = z.object({
  customerId: z.string(),
  name: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  /** What they brought in the period up to each of the two dates, and the difference: exact decimals. */
  before: decimal,
  after: decimal,
  difference: decimal,
  because,
  /** The same in words, in the language asked for. */
  sentence: z.string(),
});
export type Mover = z.output<typeof mover>;

export const sorts = ["-after", "-before", "-difference", "difference"] as const;
export type Sort = (typeof sorts)[number];

/** `move` is `core>at_risk`; without it everyone who moved, or who moved in a `direction`. The two dates come besides. */
export const moversQuery = z.object({
  kind: z.enum(["stage", "tier"]).default("stage"),
  move: z
    .string()
    .regex(/^[a-z_]+>[a-z_]+(,[a-z_]+>[a-z_]+)*$/)
    .max(2000)
    .optional(),
  direction: z.enum(["up", "down", "in", "out"]).optional(),
  sort: z.enum(sorts).default("-after"),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  after: z.string().max(2000).optional(),
});
