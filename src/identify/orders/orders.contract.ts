import { z } from "zod";

/** An exact decimal. */
const decimal = z.string();

export const orderLine = z.object({
  sku: z.string().nullable(),
  product: z.string().nullable(),
  quantity: decimal.nullable(),
  unitPrice: decimal.nullable(),
  amount: decimal,
});
export type OrderLine = z.infer<typeof orderLine>;

export const orderRefund = z.object({
  refundRef: z.string(),
  source: z.string().nullable(),
  at: z.iso.datetime(),
  currency: z.string().nullable(),
  /** What the customer got back, from zero up. */
  amount: decimal,
  /** In the workspace's currency; null where there is no rate. */
  homeAmount: decimal.nullable(),
  lines: z.array(orderLine.omit({ unitPrice: true })),
});
export type OrderRefund = z.infer<typeof orderRefund>;

/** An order as its standing version tells it. */
export const customerOrder = z.object({
  orderRef: z.string(),
  source: z.string().nullable(),
  status: z.enum(["placed", "cancelled"]),
  placedAt: z.iso.datetime(),
  cancelledAt: z.iso.datetime().nullable(),
  updatedAt: z.iso.datetime(),
  currency: z.string().nullable(),
  total: decimal,
  /** In the workspace's currency; null where there is no rate. */
  homeTotal: decimal.nullable(),
  /** The rate that homeTotal was found by; null where the money is the workspace's own. */
  rate: decimal.nullable(),
  lines: z.array(orderLine),
  refunds: z.array(orderRefund),
});
export type CustomerOrder = z.infer<typeof customerOrder>;

export const customerOrders = z.object({
  items: z.array(customerOrder),
  next: z.string().nullable(),
  /** Returns that name no order; on the first page, at most 500. */
  returns: z.array(orderRefund),
});
export type CustomerOrders = z.infer<typeof customerOrders>;

export const pageQuery = z.looseObject({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  after: z.string().max(2000).optional(),
});
