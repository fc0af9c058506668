import { z } from "zod";

/** The lifecycle stages, in the order of a relationship; see GLOSSARY for their Spanish names. */
export const stages = [
  "prospect",
  "first_time",
  "early_repeater",
  "core",
  "partner",
  "at_risk",
  "defector",
  "recovered",
] as const;
export type Stage = (typeof stages)[number];

/** The thresholds of the lifecycle; a workspace may change each. Days are whole days of the workspace's zone. */
export const lifecycleSettings = z.object({
  /** A customer is at risk after this many of their rhythms without an order. */
  atRiskAfter: z.number().positive().default(2),
  /** … and a defector after this many. */
  defectorAfter: z.number().positive().default(3),
  /** A rhythm is held within these days. */
  rhythmMin: z.number().int().positive().default(14),
  rhythmMax: z.number().int().positive().default(365),
  /** The rhythm where nobody in the workspace ever ordered on two days. */
  rhythmDefault: z.number().int().positive().default(90),
  /** Orders from which a customer is no longer first-time, and from which core. */
  earlyRepeaterFrom: z.number().int().min(2).default(2),
  coreFrom: z.number().int().min(3).default(4),
});
export type LifecycleSettings = z.infer<typeof lifecycleSettings>;

export const stageCount = z.object({
  stage: z.enum(stages),
  customers: z.number().int().nonnegative(),
});
export type StageCount = z.infer<typeof stageCount>;

/** Names a partner by hand, from a date on: YYYY-MM-DD in the workspace's zone, today by default. */
export const partnerFrom = z.strictObject({ from: partnerDate().optional() });
/** Ends it, without this date. */
export const partnerUntil = z.object({ until: partnerDate().optional() });
export const partnerPath = z.object({ customerId: z.uuid() });
export const partnerAnswer = z.object({ from: z.string() });

function partnerDate() {
  return z.iso
    .date()
    .refine((day) => day >= "1900-01-01" && day < "2200-01-01", "lifecycle.date_out_of_range");
}

/** The lifecycle of a workspace at a date; `lifecycle` has one row a stage and sums to all customers. */
export const lifecycleAt = z.object({
  /** The workspace's own rhythm at the date: days between two orders, median over all gaps. Null: nobody ordered twice. */
  workspaceRhythm: z.number().nullable(),
  lifecycle: z.array(stageCount),
});
export type LifecycleAt = z.infer<typeof lifecycleAt>;
