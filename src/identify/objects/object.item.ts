import { z } from "zod";
import { identitiesIn, type Identity } from "#identify/customers";
import { decimal, instant, isStorable, reference, text } from "#identify/intake";
import type { FieldValue, ObjectField } from "./objects.contract.ts";

/** A version of an object as it was understood. */
export type ObjectItem = {
  readonly type: string;
  readonly objectId: string;
  readonly identities: readonly Identity[];
  readonly source: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Null: from now on, unless it says what stands already. */
  readonly at: Date | null;
  readonly deleted: boolean;
};

const envelopeIn = (country: string | null) => ({
  type: text(60),
  objectId: reference(200),
  identities: identitiesIn(country),
  source: text(100).default("api"),
  at: instant.optional(),
  /** Takes the object away; its fields are then of no interest. */
  deleted: z.boolean().default(false),
});

/** The shape of an item, for the document; `objectItem` reads it by the fields of its type. */
export const anyObject = z.strictObject({
  ...envelopeIn(null),
  fields: z.record(z.string(), z.unknown()).default({}),
});

/** By which shape an item of a type with these fields is read; `country` is that of phones and ids that say none. */
export function objectItem(
  fields: readonly ObjectField[] | undefined,
  country: string | null,
): z.ZodType<ObjectItem> {
  if (!fields)
    return anyObject
      .refine(() => false, { message: "objects.type_unknown", path: ["type"] })
      .transform(() => z.NEVER);
  return z
    .strictObject({ ...envelopeIn(country), fields: fieldsOf(fields).default({}) })
    .transform((said): ObjectItem => ({ ...said, at: said.at ?? null }));
}

/** Reads the fields of an object: one that the type does not have is refused, one that is null is not there. */
export function fieldsOf(fields: readonly ObjectField[]): z.ZodType<Record<string, FieldValue>> {
  return z
    .strictObject(Object.fromEntries(fields.map((one) => [one.key, valueOf(one).nullable().optional()])))
    .transform(
      (said) =>
        Object.fromEntries(
          Object.entries(said)
            .filter(([, value]) => value !== null && value !== undefined)
            .toSorted(([a], [b]) => (a < b ? -1 : 1)),
        ) as Record<string, FieldValue>,
    );
}

function valueOf({ kind, options }: ObjectField): z.ZodType<FieldValue> {
  if (kind === "number") return decimal(15, 6);
  if (kind === "boolean") return z.boolean();
  if (kind === "date") return z.iso.date();
  if (kind === "choice") return z.string().refine((said) => options.includes(said), "objects.not_an_option");
  return z.string().min(1).max(2000).refine(isStorable, "intake.text_unstorable");
}
