import { z } from "zod";

const count = z.int().nonnegative();

/** The name of a trait. */
export const fieldName = z.string().regex(/^[A-Za-z][\w.-]{0,63}$/);
/** After so many months a value is worth asking again; null: it does not grow old. */
const staleAfter = z.int().min(1).max(120).nullable();

/** How long one field holds, and whether it is worth asking for. */
export const fieldRule = z.object({ staleAfter, asked: z.boolean() });
export type FieldRule = z.infer<typeof fieldRule>;

/** Customers of one tier, one stage, or both. */
const narrowing = { tier: z.string().max(40).optional(), stage: z.string().max(40).optional() };
export const freshnessQuery = z.object(narrowing);

export const freshness = z.object({
  /** Over how many customers. */
  customers: count,
  computedAt: z.iso.datetime(),
  /** Whether a newer one is being worked out. */
  fresh: z.boolean(),
  fields: z.array(
    fieldRule.extend({
      field: z.string(),
      /** Customers of whom it is known. */
      known: count,
      /** Of these, known for longer than `staleAfter`. */
      stale: count,
      /** Half of the values are this many whole months old, or more; null where nobody has one. */
      medianMonths: count.nullable(),
    }),
  ),
});
export type Freshness = z.infer<typeof freshness>;
export type FieldFreshness = Freshness["fields"][number];

export const lacks = ["missing", "stale"] as const;
export type Lack = (typeof lacks)[number];

export const asksQuery = z.object({
  ...narrowing,
  /** Only those who lack this field; otherwise those who lack any that is asked for. */
  field: fieldName.optional(),
  /** Only those in whom it is missing, or stale. */
  lack: z.enum(lacks).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  after: z.string().max(400).optional(),
});

/** A field worth asking somebody for: never known, or known since long ago. */
export const ask = z.object({ field: z.string(), lack: z.enum(lacks), at: z.iso.datetime().nullable() });
export type Ask = z.infer<typeof ask>;

/** Whom to ask, and for what. */
export const asking = z.object({
  customerId: z.string(),
  name: z.string().nullable(),
  externalId: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  tier: z.string().nullable(),
  stage: z.string().nullable(),
  /** An exact decimal in the workspace's currency. */
  revenue: z.string(),
  asks: z.array(ask),
});
export type Asking = z.infer<typeof asking>;
export const askingList = z.object({ items: z.array(asking), next: z.string().nullable() });

/** What is known of one customer in the fields that are asked for or grow old. */
export const customerFreshness = z.object({
  fields: z.array(
    z.object({
      field: z.string(),
      /** As people write it; null where it is not known. */
      value: z.string().nullable(),
      at: z.iso.datetime().nullable(),
      lack: z.enum(lacks).nullable(),
    }),
  ),
});
export type CustomerFreshness = z.infer<typeof customerFreshness>;

export const confirmation = z.object({ field: fieldName });
export const confirmed = z.object({ field: z.string(), at: z.iso.datetime() });
