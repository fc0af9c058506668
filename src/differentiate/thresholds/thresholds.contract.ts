import { z } from "zod";

/*
 * The thresholds as a person may set them: every one named, within bounds, and none against another. Messages are the
 * ids of texts. What is stored is read by the contracts of lifecycle and value, which fill in what is missing.
 */

const times = z.number().min(0.5).max(100);
const days = z.int().min(1).max(3_650);
const orders = z.int().max(1_000);
const share = z.number().min(0).max(1);

export const lifecycleThresholds = z
  .strictObject({
    atRiskAfter: times,
    defectorAfter: times,
    rhythmMin: days,
    rhythmMax: days,
    rhythmDefault: days,
    earlyRepeaterFrom: orders.min(2),
    coreFrom: orders.min(3),
  })
  .superRefine((set, context) => {
    const wrong = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (set.atRiskAfter >= set.defectorAfter) wrong("defectorAfter", "thresholds.defector_after_risk");
    if (set.rhythmMin > set.rhythmMax) wrong("rhythmMax", "thresholds.rhythm_bounds");
    if (set.rhythmDefault < set.rhythmMin || set.rhythmDefault > set.rhythmMax)
      wrong("rhythmDefault", "thresholds.rhythm_default");
    if (set.earlyRepeaterFrom >= set.coreFrom) wrong("coreFrom", "thresholds.core_after_repeater");
  });

export const valueThresholds = z
  .strictObject({
    topShare: share,
    bigShare: share,
    mediumShare: share,
    periodMonths: z.int().min(1).max(120),
  })
  .superRefine((set, context) => {
    const wrong = (path: string) =>
      context.addIssue({ code: "custom", path: [path], message: "thresholds.shares_ascend" });
    if (set.topShare > set.bigShare) wrong("bigShare");
    if (set.bigShare > set.mediumShare) wrong("mediumShare");
  });

export const lifecycleAnswer = z.object({ settings: lifecycleThresholds, version: z.int() });
export const valueAnswer = z.object({ settings: valueThresholds, version: z.int() });

/** What saving answers: the task in which everyone is looked at again. */
export const savedLifecycle = lifecycleAnswer.extend({ taskId: z.string() });
export const savedValue = valueAnswer.extend({ taskId: z.string() });

export const lifecyclePreview = z.strictObject({ settings: lifecycleThresholds });
export const valuePreview = z.strictObject({ settings: valueThresholds });

/** Who would stand elsewhere today, from where to where, the largest group first; nobody who would stay. */
export const preview = z.object({
  /** YYYY-MM-DD: today in the workspace's zone. */
  at: z.string(),
  customers: z.int(),
  moves: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      customers: z.int(),
      value: z.string(),
      examples: z.array(z.object({ customerId: z.string(), name: z.string().nullable() })),
    }),
  ),
});
export type Preview = z.output<typeof preview>;
