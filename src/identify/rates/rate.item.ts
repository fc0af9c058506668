import { z } from "zod";
import { currencyCode, decimal } from "#identify/intake";

export const rateItem = z.strictObject({
  currency: currencyCode,
  date: z.iso
    .date()
    .refine((day) => day >= "1900-01-01" && day < "2100-01-01", "intake.instant_out_of_range"),
  rate: decimal(9, 12, "above"),
});
