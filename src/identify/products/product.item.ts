import { z } from "zod";
import { currencyCode, decimal, reference, text } from "#identify/intake";

const price = decimal(12, 6, "zero").nullable().optional();
/** Only what a page may lead to or show: `javascript:` is an address too. */
const address = z
  .string()
  .max(2000)
  .refine((said) => /^https?:\/\/[^\s]+$/i.test(said) && URL.canParse(said), "products.address")
  .nullable()
  .optional();

/** What is said of a product. A field that is left out stays as it is, null takes it away. */
export const productItem = z.strictObject({
  sku: reference(400),
  name: text(300).nullable().optional(),
  category: text(120).nullable().optional(),
  price,
  cost: price,
  currency: currencyCode.nullable().optional(),
  url: address,
  image: address,
  active: z.boolean().optional(),
});
export type ProductItem = z.output<typeof productItem>;
