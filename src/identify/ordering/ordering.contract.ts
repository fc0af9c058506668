import { z } from "zod";

/** A refund whose order has not come yet. */
export const waitingRefund = z.object({
  refundRef: z.string(),
  orderRef: z.string(),
  source: z.string(),
  at: z.iso.datetime(),
  /** Exact decimal. */
  amount: z.string(),
  currency: z.string().nullable(),
  receivedAt: z.iso.datetime(),
});
export type WaitingRefund = z.infer<typeof waitingRefund>;

export const waitingRefunds = z.object({ items: z.array(waitingRefund), next: z.string().nullable() });

export const pageQuery = z.looseObject({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  after: z.string().max(2000).optional(),
});
