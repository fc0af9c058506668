import { z } from "zod";

/** A product as it is listed. Money is exact decimals. */
export const product = z.object({
  /** Its sku; `name:` and its name where its lines have none. */
  sku: z.string(),
  name: z.string(),
  category: z.string().nullable(),
  /** Of one piece, in `currency`. */
  price: z.string().nullable(),
  cost: z.string().nullable(),
  /** ISO 4217; null: the workspace's own. */
  currency: z.string().nullable(),
  url: z.string().nullable(),
  image: z.string().nullable(),
  active: z.boolean(),
  /** The last twelve months, in the workspace's currency, cancelled orders left out. */
  quantity: z.string(),
  revenue: z.string(),
  orders: z.int().nonnegative(),
  buyers: z.int().nonnegative(),
  returned: z.string(),
  /** Lines that wait for a rate: not in the revenue. */
  unpriced: z.int().nonnegative(),
  firstSoldAt: z.iso.datetime().nullable(),
  lastSoldAt: z.iso.datetime().nullable(),
  /** Share of the revenue that is left after the cost of what was sold, 0–1; null where the cost is not known at home. */
  margin: z.number().nullable(),
  /** What somebody said it is called; null where its lines say it. */
  saidName: z.string().nullable(),
  version: z.int().nonnegative(),
});
export type Product = z.output<typeof product>;

export const productSorts = ["revenue", "quantity", "buyers", "name"] as const;

export const productsQuery = z.object({
  /** Words of its name or sku, accents ignored. */
  search: z.string().trim().max(200).optional(),
  /** Exactly this category. */
  category: z.string().max(120).optional(),
  /** Only those without a category. */
  uncategorised: z.enum(["true", "false"]).optional(),
  sort: z.enum(productSorts).default("revenue"),
  after: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

export const products = z.object({
  items: z.array(product),
  next: z.string().nullable(),
  /** When the figures were last found; null where they are being found for the first time. */
  countedAt: z.iso.datetime().nullable(),
});
export type Products = z.output<typeof products>;

export const productCategories = z.object({
  items: z.array(
    z.object({
      category: z.string().nullable(),
      products: z.int().nonnegative(),
      quantity: z.string(),
      revenue: z.string(),
    }),
  ),
});
export type ProductCategories = z.output<typeof productCategories>;

export const productPath = z.object({ sku: z.string().min(1).max(400) });
