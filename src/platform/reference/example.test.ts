import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { exampleOf, fieldsOf, type JsonSchema } from "./example.ts";

const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: "input" }) as JsonSchema;

/** Schemas such as contracts are made of. */
const plain = fc.constantFrom<z.ZodType>(
  z.string().min(1).max(100),
  z.email(),
  z.uuid(),
  z.iso.datetime({ offset: true }),
  z.int().min(3).max(9),
  z.boolean(),
  z.enum(["b", "a"]),
  z.literal("order"),
  z.number().default(4),
  z.record(z.string(), z.unknown()),
  z.null(),
);
const { schema } = fc.letrec<{ schema: z.ZodType }>((tie) => ({
  schema: fc.oneof(
    { depthSize: "small" },
    plain,
    tie("schema").map((one) => z.array(one).min(1).max(500)),
    tie("schema").map((one) => one.nullable()),
    fc
      .dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie("schema"), { maxKeys: 4 })
      .map((shape) => z.object(shape)),
    fc.tuple(tie("schema"), tie("schema")).map(([a, b]) => z.union([z.object({ a }), z.object({ b })])),
  ),
}));

test("an example fits the schema that it was made from", () => {
  fc.assert(
    fc.property(schema, (one) => {
      expect(one.safeParse(exampleOf(schemaOf(one))).error).toBeUndefined();
    }),
  );
});

test("a table names every field by its path, and which kind it belongs to", () => {
  const order = z.object({
    kind: z.literal("order"),
    lines: z.array(z.object({ sku: z.string().optional() })),
  });
  const body = z.object({ items: z.array(z.union([order, z.object({ kind: z.literal("refund") })])) });
  expect(fieldsOf(schemaOf(body)).map(({ path, about, required }) => [path, about, required])).toEqual([
    ["items", "", true],
    ["items[].kind", 'kind "order":', true],
    ["items[].lines", 'kind "order":', true],
    ["items[].lines[].sku", 'kind "order":', false],
    ["items[].kind", 'kind "refund":', true],
  ]);
});
