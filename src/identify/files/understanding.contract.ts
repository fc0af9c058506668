import { z } from "zod";

/** What a column of an order file can be. */
export const roles = [
  "customer",
  "order",
  "date",
  "time",
  "amount",
  "quantity",
  "price",
  "currency",
  "status",
  "sku",
  "product",
  "name",
  "email",
] as const;
export type Role = (typeof roles)[number];

const count = z.number().int().nonnegative();

/** What was understood of a file, before any row is written: the answer to "did you read it right?". */
export const understanding = z.object({
  /** Role → the column's name (its header, or its position from 1 where there is none). */
  columns: z.partialRecord(z.enum(roles), z.string()),
  /** All columns in the file's order. */
  allColumns: z.array(z.string()),
  header: z.boolean(),
  delimiter: z.enum([",", ";", "\t", "|", " "]),
  encoding: z.enum(["utf-8", "windows-1252", "utf-16le", "utf-16be"]),
  bom: z.boolean(),
  compressed: z.boolean(),
  /** Order of the parts of a date: `ymd`, `dmy` or `mdy`; null where the file has no readable date. */
  dateOrder: z.enum(["ymd", "dmy", "mdy"]).nullable(),
  /** True where nothing in the column tells day from month, so that day first was assumed. */
  dateAmbiguous: z.boolean(),
  decimal: z.enum([".", ","]),
  thousands: z.enum([".", ",", " ", "'"]).nullable(),
  /** How an amount comes about: a column of totals, or quantity × price. */
  amountFrom: z.enum(["amount", "quantity_x_price", "price"]),
  /** ISO 4217 where the file says it beyond doubt, else null. */
  currency: z.string().length(3).nullable(),
  /** What one should look at: text ids with parameters. */
  warnings: z.array(
    z.object({ id: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
});
export type Understanding = z.infer<typeof understanding>;

/** What is odd in a file, by class: rows (or documents where the class says so) and their net amount. */
export const oddities = [
  "returns",
  "cancellations",
  "adjustments",
  "postage_and_fees",
  "bad_debt",
  "zero_prices",
  "without_customer",
  "shared_customer",
  "identical_rows",
  "other_currency",
  "future_dates",
] as const;
export type Oddity = (typeof oddities)[number];

export const oddRow = z.object({
  class: z.enum(oddities),
  lines: count,
  /** Their net amount as an exact decimal string. */
  amount: z.string(),
});
export type OddRow = z.infer<typeof oddRow>;

/** Why rows could not be read: how many, and where the first ones stand. */
export const rejection = z.object({
  id: z.string(),
  rows: count,
  examples: z.array(
    z.object({ row: z.number().int(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
});
export type Rejection = z.infer<typeof rejection>;
