import { z } from "zod";
import { describeRefusal } from "#platform/http";
import { refuse } from "#platform/refusals";
import type { Language, Say } from "#platform/words";
import { isStorable } from "./storable.ts";

/** Items in one request. */
const most = 500;

const refusedItem = z.object({
  /** The item's place in the batch, from 0. */
  index: z.int().nonnegative(),
  type: z.string(),
  detail: z.string(),
  /** Where in the item: `lines[2].quantity`. */
  path: z.string().optional(),
});
export type RefusedItem = z.infer<typeof refusedItem>;

/** What a batch is answered with: accepted is committed, a duplicate was there before, a refused item is nowhere. */
export const batchAnswer = z.object({
  accepted: z.int().nonnegative(),
  duplicates: z.int().nonnegative(),
  refused: z.array(refusedItem),
});

/** The body of a batch. Items are read one by one, so that a bad one does not spoil the rest; the document shows their shape. */
export function batchBody(item: z.ZodType) {
  const { $schema: _, ...shape } = z.toJSONSchema(item, { io: "input", unrepresentable: "any" });
  return z.object({ items: z.array(z.unknown().meta(shape)).min(1).max(most) });
}

/** A batch after reading: the good items with their places, and the refused ones. */
export type BatchReading<T> = {
  readonly good: readonly { readonly index: number; readonly item: T }[];
  readonly refused: RefusedItem[];
};

/** Reads each item by its schema. Texts come in the caller's language, from zod or from the id that a schema gives. */
export function readBatch<T>(
  items: readonly unknown[],
  schemaOf: (item: unknown) => z.ZodType<T>,
  { language, say }: { language: Language; say: Say },
): BatchReading<T> {
  const good: { index: number; item: T }[] = [];
  const refused: RefusedItem[] = [];
  for (const [index, item] of items.entries()) {
    const read = schemaOf(item).safeParse(item, { error: zodSays[language] });
    if (read.success && isStorable(item)) good.push({ index, item: read.data });
    else if (read.success) refused.push({ index, ...unstorable(say) });
    else refused.push({ index, ...describe(read.error, say) });
  }
  return { good, refused };
}

const zodSays = { es: z.locales.es().localeError, en: z.locales.en().localeError };

/** What a schema let through and PostgreSQL would not keep: the server leaves a batch's texts to us. */
function unstorable(say: Say): Omit<RefusedItem, "index"> {
  return describeRefusal(refuse("intake.item_invalid", { reason: say("intake.text_unstorable") }), say);
}

/** The first thing that is wrong is enough to correct an item by. */
function describe(error: z.ZodError, say: Say): Omit<RefusedItem, "index"> {
  const issue = error.issues[0];
  const path = (issue?.path ?? [])
    .map((step, at) => (typeof step === "number" ? `[${step}]` : `${at > 0 ? "." : ""}${String(step)}`))
    .join("");
  const said = issue?.code === "custom" ? issue.params : undefined;
  const params = { reason: say(issue?.message ?? "", said) };
  return describeRefusal(refuse("intake.item_invalid", params, path ? { path } : {}), say);
}
