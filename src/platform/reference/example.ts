/** The part of JSON Schema that zod writes and this reads. */
export type JsonSchema = {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
};

/** Deeper, an example no longer helps. */
const deepest = 5;

/** A value that fits a schema, for people to read: its own example where it has one, else one made of its shape. */
export function exampleOf(schema: JsonSchema, name = "", depth = 0): unknown {
  if (schema.examples?.length) return schema.examples[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum?.length) return schema.enum[0];
  if (schema.default !== undefined && schema.default !== null) return schema.default;
  const choices = schema.anyOf ?? schema.oneOf;
  const [first] = choices?.filter((one) => one.type !== "null") ?? [];
  if (first) return exampleOf(first, name, depth);
  if (schema.allOf?.length)
    return Object.assign({}, ...schema.allOf.map((one) => exampleOf(one, name, depth) as object)) as object;
  if (depth > deepest) return {};
  if (schema.type === "object" || schema.properties) return objectOf(schema, depth);
  if (schema.type === "array") return schema.items ? [exampleOf(schema.items, name, depth + 1)] : [];
  return plainOf(schema, name);
}

/** What must be there; where nothing must, the first two. A short example is read, a full one is not. */
function objectOf(schema: JsonSchema, depth: number): object {
  const all = Object.entries(schema.properties ?? {});
  const needed = new Set(schema.required);
  const shown =
    needed.size > 0 ? all.filter(([name, one]) => needed.has(name) || one.examples) : all.slice(0, 2);
  return Object.fromEntries(shown.map(([name, one]) => [name, exampleOf(one, name, depth + 1)])) as object;
}

function plainOf({ type: types, format, minimum, pattern }: JsonSchema, name: string): unknown {
  const type = [types].flat().find((one) => one !== "null") ?? "null";
  if (type === "integer" || type === "number") return minimum !== undefined && minimum > 1 ? minimum : 1;
  if (type === "boolean") return true;
  if (type === "null") return null;
  if (format && format in formats) return formats[format];
  const [, told] = byName.find(([names]) => names.test(name)) ?? [];
  return told ?? (pattern ? "…" : name || "…");
}

/** What the field's name says that a plain text is. */
const byName: readonly (readonly [RegExp, string])[] = [
  [/^email$/, "ana@example.com"],
  [/phone/i, "+34600111222"],
  [/^(externalId|customerRef)$/, "customer-1001"],
  [/^orderRef$/, "order-5001"],
  [/^refundRef$/, "refund-7001"],
  [/^messageId$/, "message-9001"],
  [/^type$/, "page.viewed"],
  [/currency/i, "EUR"],
  [/amount|total|price|quantity|value|rate/i, "12.50"],
  [/zone/i, "Europe/Madrid"],
  [/^password$/, "a long sentence"],
  [/^(at|date)$|(At|Date)$/, "2026-03-31T10:15:00+02:00"],
];

const formats: Readonly<Record<string, string>> = {
  "date-time": "2026-03-31T10:15:00+02:00",
  date: "2026-03-31",
  email: "ana@example.com",
  uuid: "01980000-0000-7000-8000-000000000000",
  uri: "https://example.com",
};

/** One line of a schema as a table shows it. */
export type Field = {
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly about: string;
};

/** A schema flattened: `items[].lines[].sku`. */
export function fieldsOf(schema: JsonSchema, path = "", required = true, depth = 0): Field[] {
  const plain = unwrapped(schema);
  const own: Field = { path, type: typeOf(schema), required, about: schema.description ?? "" };
  const here = path === "" ? [] : [own];
  if (depth > deepest) return here;
  if (plain.type === "array" && plain.items) return [...here, ...inside(plain.items, `${path}[]`, depth + 1)];
  return [...here, ...inside(plain, path, depth)];
}

function inside(schema: JsonSchema, path: string, depth: number): Field[] {
  const plain = unwrapped(schema);
  const kinds = (plain.anyOf ?? plain.oneOf)?.filter((one) => one.properties) ?? [];
  if (kinds.length > 0)
    return kinds.flatMap((kind) =>
      inside(kind, path, depth).map((field) => ({
        ...field,
        about: `${kindOf(kind)} ${field.about}`.trim(),
      })),
    );
  const needed = new Set(plain.required);
  return Object.entries(plain.properties ?? {}).flatMap(([name, one]) =>
    fieldsOf(one, path ? `${path}.${name}` : name, needed.has(name), depth + 1),
  );
}

/** By what one kind of several is told apart: `kind "order":`. */
function kindOf({ properties = {} }: JsonSchema): string {
  const told = Object.entries(properties).find(([, one]) => one.const !== undefined);
  return told ? `${told[0]} ${JSON.stringify(told[1].const)}:` : "";
}

/** What stands beside null in `x | null`. */
function unwrapped(schema: JsonSchema): JsonSchema {
  const others = (schema.anyOf ?? schema.oneOf)?.filter((one) => one.type !== "null") ?? [];
  return others.length === 1 && others[0] ? others[0] : schema;
}

function typeOf(schema: JsonSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(" | ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(typeOf))].join(" | ");
  if (schema.type === "array") {
    const most = schema.maxItems === undefined ? "" : `, at most ${schema.maxItems}`;
    return `list of ${schema.items ? typeOf(schema.items) : "anything"}${most}`;
  }
  const base = Array.isArray(schema.type) ? schema.type.join(" | ") : String(schema.type ?? "anything");
  return base + boundsOf(schema);
}

function boundsOf({ format, minimum, maximum, maxLength, default: usual }: JsonSchema): string {
  const safe = (bound: number | undefined) =>
    bound === undefined || Math.abs(bound) >= Number.MAX_SAFE_INTEGER ? undefined : bound;
  const [least, most] = [safe(minimum), safe(maximum)];
  return [
    format ? ` (${format})` : "",
    least === undefined && most === undefined ? "" : `, ${least ?? ""}…${most ?? ""}`,
    maxLength === undefined ? "" : `, up to ${maxLength} characters`,
    usual === undefined ? "" : `, ${JSON.stringify(usual)} unless given`,
  ].join("");
}
