import { z } from "zod";
import type { OpenRoute, Route } from "#platform/http";

/** The operations to describe. */
export type Described = { readonly routes: readonly Route[]; readonly openRoutes: readonly OpenRoute[] };

type Schema = Readonly<Record<string, unknown>>;

/** The API as an OpenAPI 3.1 document, from the very schemas that check the requests. */
export function openApiDocument({ routes, openRoutes }: Described, url: string): object {
  const all = [...openRoutes, ...routes];
  const paths: Record<string, Record<string, object>> = {};
  for (const route of all) {
    const operations = (paths[route.path] ??= {});
    operations[route.method] = operation(route);
  }
  return {
    openapi: "3.1.0",
    info: { title: "Vínculo", version, description },
    servers: [{ url }],
    tags: [...new Set(all.map((route) => route.tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "An API key: `vk_…`. It implies its workspace." },
        session: { type: "apiKey", in: "cookie", name: "vinculo.session_token" },
      },
      schemas: { Problem: problem, Task: task },
      responses: {
        Problem: {
          description: "A problem document.",
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      },
    },
  };
}

const version = "0.1.0";
const description =
  "Errors are problem documents (RFC 9457). Lists are `{items, next}`: `next` is the `after` of the following page, " +
  "null on the last. Batches take up to 500 `{items}` and answer `{accepted, duplicates, refused}`; what is accepted " +
  "is durable. Writes may carry an `Idempotency-Key`. Times are ISO 8601 with their offset, money a decimal text with " +
  "its ISO 4217 code.";

const problem: Schema = {
  type: "object",
  required: ["type", "title", "status", "detail"],
  properties: {
    type: { type: "string", examples: ["urn:vinculo:http.body_invalid"] },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    path: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["path", "message"],
        properties: { path: { type: "string" }, message: { type: "string" } },
      },
    },
  },
};

const task: Schema = { type: "object", required: ["taskId"], properties: { taskId: { type: "string" } } };

function operation(route: Route | OpenRoute): object {
  const inside = "right" in route;
  return {
    operationId: operationId(route),
    tags: [route.tag],
    summary: route.summary,
    ...(inside ? { description: `Needs the right \`${route.right}\`.` } : {}),
    parameters: [...parameters("path", route.params), ...parameters("query", route.query), ...headers(route)],
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: { "application/json": { schema: schemaOf(route.body, "input") } },
          },
        }
      : {}),
    ...(route.upload
      ? { requestBody: { required: true, content: { "application/octet-stream": { schema: bytes } } } }
      : {}),
    responses: responses(route),
    security: inside ? [{ key: [] }, { session: [] }] : [],
  };
}

/** `get /api/customers/{customerId}/orders` → `getCustomersByCustomerIdOrders`. */
function operationId({ method, path }: Route | OpenRoute): string {
  const words = path
    .replace(/^\/api\//, "")
    .replaceAll(/\{(\w+)\}/g, "by-$1")
    .split(/[/\-._]/);
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

function parameters(place: "path" | "query", schema: z.ZodType | undefined): object[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, "input") as {
    properties?: Record<string, Schema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: one,
  }));
}

function headers(route: Route | OpenRoute): object[] {
  if (!("right" in route)) return [];
  const header = (name: string, description: string) => ({
    name,
    in: "header",
    required: false,
    description,
    schema: { type: "string" },
  });
  const session = header("x-vinculo-workspace", "The workspace, with a session; a key implies its own.");
  if (route.method === "get") return [session];
  const once = header(
    "Idempotency-Key",
    "The same request again under it gets the same answer for 24 hours.",
  );
  const match = header("If-Match", "The version that was read, from its ETag.");
  return route.method === "patch" ? [session, once, match] : [session, once];
}

/** The file itself. */
const bytes: Schema = { type: "string", format: "binary" };

function responses({ answer, body, ...route }: Route | OpenRoute): object {
  const problems = [
    "400",
    ...("right" in route ? ["401", "403"] : []),
    ...(body || route.upload ? ["413", "422"] : []),
    "429",
  ];
  const schema = schemaOf(answer, "output");
  const nothing = schema["type"] === "null";
  return {
    ...(nothing
      ? { 204: { description: "Done." } }
      : { 200: { description: "The answer.", content: { "application/json": { schema } } } }),
    202: {
      description: "Goes on after the answer; `Location` tells how far it is.",
      content: { "application/json": { schema: { $ref: "#/components/schemas/Task" } } },
    },
    ...Object.fromEntries(problems.map((status) => [status, { $ref: "#/components/responses/Problem" }])),
  };
}

/** zod's own JSON Schema (2020-12), which is OpenAPI 3.1's. What it cannot say stands as anything. */
function schemaOf(schema: z.ZodType, io: "input" | "output"): Schema {
  const { $schema: _, ...said } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    reused: "inline",
  }) as Schema;
  return said;
}
