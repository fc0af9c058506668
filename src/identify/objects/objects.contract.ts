import { z } from "zod";

export const fieldKinds = ["text", "number", "date", "boolean", "choice"] as const;
export type FieldKind = (typeof fieldKinds)[number];

const key = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9_-]*$/, "objects.key_invalid");
const name = z.string().trim().min(1).max(60);

export const objectField = z.strictObject({
  key,
  name: z.strictObject({ es: name, en: name }),
  kind: z.enum(fieldKinds),
  /** What can be chosen, for `choice`. */
  options: z.array(name).max(50).default([]),
});
export type ObjectField = z.output<typeof objectField>;

/** The icons that a kind of things can have. */
export const objectIcons = ["box", "heart", "building", "calendar", "key", "file", "product", "app"] as const;

const nouns = z.strictObject({ one: name, many: name });

export const objectDefinition = z
  .strictObject({
    names: z.strictObject({ es: nouns, en: nouns }),
    icon: z.enum(objectIcons).default("box"),
    fields: z.array(objectField).min(1).max(40),
    /** The key of the field that names one of them. */
    title: key,
  })
  .superRefine(({ fields, title }, context) => {
    const wrong = (message: string, path: (string | number)[]) =>
      context.addIssue({ code: "custom", message, path });
    if (!fields.some((one) => one.key === title)) wrong("objects.title_unknown", ["title"]);
    for (const [at, one] of fields.entries()) {
      if (fields.findIndex((other) => other.key === one.key) < at)
        wrong("objects.field_twice", ["fields", at, "key"]);
      if (one.kind === "choice" && one.options.length === 0)
        wrong("objects.options_missing", ["fields", at, "options"]);
    }
  });
export type ObjectDefinition = z.output<typeof objectDefinition>;

export const objectType = z.object({
  type: z.string(),
  names: z.object({ es: nouns, en: nouns }),
  icon: z.enum(objectIcons),
  fields: z.array(objectField),
  title: z.string(),
  /** How many there are. */
  objects: z.int().nonnegative(),
  version: z.int().nonnegative(),
});
export type ObjectType = z.output<typeof objectType>;

export const objectTypes = z.object({ items: z.array(objectType) });
export const objectTypePath = z.object({ type: key });

/** A field's value: text, date (YYYY-MM-DD) and choice as text, a number as exact decimal text, or yes and no. */
export const fieldValue = z.union([z.string(), z.boolean()]);
export type FieldValue = z.output<typeof fieldValue>;

export const customerObject = z.object({
  type: z.string(),
  objectId: z.string(),
  customerId: z.string(),
  fields: z.record(z.string(), fieldValue),
  /** The moment from which this version holds. */
  at: z.iso.datetime(),
  /** The source's name; null where a person wrote it. */
  source: z.string().nullable(),
});
export type CustomerObject = z.output<typeof customerObject>;

export const customerObjects = z.object({ items: z.array(customerObject) });
export const objectList = z.object({ items: z.array(customerObject), next: z.string().nullable() });

export const objectsQuery = z.object({
  type: key,
  after: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

/** An object by hand; without an id it is a new one. */
export const objectByHand = z.strictObject({
  type: key,
  objectId: z.string().min(1).max(200).optional(),
  fields: z.record(z.string().max(60), z.unknown()),
});
