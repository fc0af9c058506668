import { z } from "zod";

const count = z.number().int().nonnegative();
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);

/** A customer as an example of a move. */
export const example = z.object({ customerId: z.string(), name: z.string().nullable() });

/** Customers who went from one place to another. */
export const move = z.object({
  from: z.string(),
  to: z.string(),
  customers: count,
  /** What they are worth in the period up to the later date: an exact decimal in the home currency. */
  value: decimal,
});
export type Move = z.output<typeof move>;

export const moveWithExamples = move.extend({
  /** The worthiest of them, 20 at most. */
  examples: z.array(example),
});
export type MoveWithExamples = z.output<typeof moveWithExamples>;
