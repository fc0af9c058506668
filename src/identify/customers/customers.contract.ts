import { z } from "zod";

/** An exact decimal in the workspace's currency. */
const decimal = z.string();
const count = z.int().nonnegative();

/** A customer as a list shows them. */
export const customerSummary = z.object({
  customerId: z.string(),
  /** From the traits: name, or first and last name, or company. */
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  externalId: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  stage: z.string().nullable(),
  tier: z.string().nullable(),
  orders: count,
  refunds: count,
  revenue: decimal,
  firstOrderAt: z.iso.datetime().nullable(),
  lastOrderAt: z.iso.datetime().nullable(),
  /** Traits that were asked for by name; those that a customer lacks are missing. */
  traits: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});
export type CustomerSummary = z.infer<typeof customerSummary>;

export const customerList = z.object({
  items: z.array(customerSummary),
  next: z.string().nullable(),
  /** Whether people are among them who only nearly answer to the search. */
  near: z.boolean().optional(),
});
export type CustomerList = z.infer<typeof customerList>;

/** A value known of a customer, since when and from whom. */
export const customerTrait = z.object({
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  /** As people write it, where that is another than the value: +34 600 11 22 33, 12345678-Z. */
  display: z.string().optional(),
  at: z.iso.datetime(),
  /** A source's name, or the part of Vínculo that worked it out. */
  source: z.string(),
});
export type CustomerTrait = z.infer<typeof customerTrait>;

export const customerIdentity = z.object({
  /** external, email, phone, national, device, anonymous */
  kind: z.string(),
  value: z.string(),
  /** As people write it: +34 600 11 22 33, 12345678-Z, 12.345.678-5. */
  display: z.string(),
  since: z.iso.datetime(),
  source: z.string().nullable(),
});
export type CustomerIdentity = z.infer<typeof customerIdentity>;

/** Everything that stands on a customer; the counts are of the facts in the record. */
export const customer = customerSummary.extend({
  identities: z.array(customerIdentity),
  traits: z.record(z.string(), customerTrait),
  /** Orders and refunds whose money counts nowhere, because their currency had no rate on their day. */
  unpriced: count,
  /** The workspace's own currency; null until it has said. */
  currency: z.string().nullable(),
  /** Days between their orders, where that is known. */
  rhythm: z.number().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  version: z.number(),
});
export type Customer = z.infer<typeof customer>;
