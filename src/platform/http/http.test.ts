import { request as rawRequest } from "node:http";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { newId } from "#platform/ids";
import { refuse } from "#platform/refusals";
import { testDatabase } from "#test/database";
import { serve } from "./http.testing.ts";
import { defineOpenRoute, defineRoute } from "./route.ts";

const database = await testDatabase();
const workspaceId = newId(new Date());
let handled = 0;
const echo = z.object({ name: z.string(), props: z.record(z.string(), z.unknown()).optional() });
const base = { right: "things.write", tag: "Things", summary: "A thing." };
const routes = [
  defineRoute({
    ...base,
    method: "post",
    path: "/api/things",
    body: echo,
    answer: z.object({ name: z.string(), handled: z.number() }),
    handle: async ({ body }) => ({ name: body.name, handled: (handled += 1) }),
  }),
  defineRoute({
    ...base,
    method: "post",
    path: "/api/small",
    body: echo,
    bodyLimit: 100,
    answer: z.null(),
    handle: async () => null,
  }),
  defineRoute({
    ...base,
    method: "get",
    path: "/api/things/{thingId}",
    params: z.object({ thingId: z.uuid() }),
    query: z.object({ limit: z.coerce.number().int().max(5).default(2) }),
    answer: z.object({ version: z.number(), limit: z.number() }),
    handle: async ({ query }) => ({ version: 7, limit: query.limit }),
  }),
  defineRoute({
    ...base,
    method: "get",
    path: "/api/things/count",
    answer: z.object({ count: z.number() }),
    handle: async () => ({ count: 1 }),
  }),
  defineRoute({
    ...base,
    method: "put",
    path: "/api/refused",
    answer: z.null(),
    handle: async () => refuse("http.bug", { code: "x" }, { status: 409, path: "name" }),
  }),
  defineRoute({
    ...base,
    method: "put",
    path: "/api/long",
    answer: z.null(),
    handle: async () => ({ accepted: true, taskId: "t1" }),
  }),
  defineRoute({
    ...base,
    method: "put",
    path: "/api/broken",
    answer: z.null(),
    handle: async () => {
      throw new Error("the customer ana@example.com broke it");
    },
  }),
  defineRoute({
    ...base,
    method: "get",
    path: "/api/others",
    right: "others.read",
    answer: z.null(),
    handle: async () => null,
  }),
];
const openRoutes = [
  defineOpenRoute({
    method: "post",
    path: "/api/guess",
    tag: "Things",
    summary: "A guess.",
    perMinute: 3,
    answer: z.object({ right: z.boolean() }),
    handle: async () => ({ right: false }),
  }),
];
const me = { workspaceId, actor: "me", rights: new Set(["things.write"]) };
const { url, bugs } = await serve(database, me, routes, { openRoutes });

type Problem = { type: string; title: string; detail: string; status: number; errors?: { path: string }[] };

async function call(
  method: string,
  path: string,
  init: Omit<RequestInit, "headers"> & { body?: BodyInit; headers?: Readonly<Record<string, string>> } = {},
) {
  const response = await fetch(url + path, {
    method,
    ...init,
    headers: { authorization: "Bearer me", "content-type": "application/json", ...init.headers },
  });
  const text = await response.text();
  const problem = /problem\+json/.test(response.headers.get("content-type") ?? "");
  return { response, status: response.status, problem, body: (text ? JSON.parse(text) : null) as Problem };
}

test("a checked request gets its answer, with the house's headers", async () => {
  const { status, response } = await call("POST", "/api/things", { body: '{"name":"a"}' });
  expect(status).toBe(200);
  for (const name of ["content-security-policy", "x-content-type-options", "referrer-policy", "x-request-id"])
    expect(response.headers.get(name)).toBeTruthy();
  expect(response.headers.get("strict-transport-security")).toBeNull();
});

test("query and path are checked, a version is an ETag, a fixed address wins over a parameter", async () => {
  const id = newId(new Date());
  const found = await call("GET", `/api/things/${id}?limit=4`);
  expect(found.body).toEqual({ version: 7, limit: 4 });
  expect(found.response.headers.get("etag")).toBe('"7"');
  expect((await call("GET", `/api/things/${id}?limit=9`)).body.errors).toMatchObject([{ path: "limit" }]);
  expect((await call("GET", "/api/things/nobody")).body.type).toBe("urn:vinculo:http.path_invalid");
  expect((await call("GET", "/api/things/count")).body).toEqual({ count: 1 });
  expect((await call("GET", `/api/things/${id}?limit=%00`)).body.type).toBe("urn:vinculo:http.query_invalid");
  expect((await call("GET", "/api/things/%E0%A4%A")).status).toBe(400);
});

test.each([
  ["no JSON", '{"name"', 400, "http.json_malformed"],
  ["nothing", "", 400, "http.body_missing"],
  ["another shape", "[]", 422, "http.body_invalid"],
  ["a NUL", '{"name":"a","props":{"x":["\\u0000"]}}', 400, "http.text_unusable"],
  ["half a character", '{"name":"\\ud800"}', 400, "http.text_unusable"],
  ["deep nesting", `${'{"props":'.repeat(600)}1${"}".repeat(600)}`, 400, "http.json_too_deep"],
  ["deep nesting without an end", "[".repeat(200_000), 400, "http.json_too_deep"],
  ["too much", JSON.stringify({ name: "x".repeat(1_100_000) }), 413, "http.body_too_large"],
])("a body of %s is refused with a problem document", async (_, body, status, id) => {
  const { response, ...got } = await call("POST", "/api/things", { body });
  expect({ ...got.body, problem: got.problem }).toMatchObject({
    status,
    type: `urn:vinculo:${id}`,
    problem: true,
  });
  expect(response.status).toBe(status);
});

test("an escaped backslash before u0000 is text like any other", async () => {
  expect((await call("POST", "/api/things", { body: '{"name":"\\\\u0000"}' })).status).toBe(200);
});

test("content type, encoding and UTF-8 are checked", async () => {
  const body = '{"name":"a"}';
  expect(
    (await call("POST", "/api/things", { body, headers: { "content-type": "text/plain" } })).status,
  ).toBe(415);
  const latin = { "content-type": "application/json; charset=latin1" };
  expect((await call("POST", "/api/things", { body, headers: latin })).status).toBe(415);
  expect((await call("POST", "/api/things", { body, headers: { "content-encoding": "gzip" } })).status).toBe(
    415,
  );
  const bytes = new Uint8Array([...new TextEncoder().encode('{"name":"'), 0xff, 0x22, 0x7d]);
  expect((await call("POST", "/api/things", { body: bytes })).body.type).toBe(
    "urn:vinculo:http.utf8_invalid",
  );
});

test("a route's own limit holds for a stream without a length too", async () => {
  const chunks = [`{"name":"`, "x".repeat(60), "x".repeat(60), `"}`];
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const headers = { authorization: "Bearer me", "content-type": "application/json" };
    const sending = rawRequest(`${url}/api/small`, { method: "POST", headers }, (got) =>
      resolve(got.statusCode),
    );
    sending.on("error", reject);
    for (const chunk of chunks) sending.write(chunk);
    sending.end();
  });
  expect(status).toBe(413);
});

test("what is not there, not a method, not allowed or not identified is told apart", async () => {
  expect((await call("GET", "/api/nothing")).body).toMatchObject({ status: 404, title: "No existe" });
  const method = await call("DELETE", "/api/things");
  expect([method.status, method.response.headers.get("allow")]).toEqual([405, "POST"]);
  expect((await call("GET", "/api/others")).body.type).toBe("urn:vinculo:http.right_missing");
  expect((await call("GET", "/api/things/count", { headers: { authorization: "x" } })).status).toBe(401);
});

test("refusals, long work and bugs have their forms; a bug tells the log where, not whom", async () => {
  const refused = await call("PUT", "/api/refused");
  expect(refused.body).toMatchObject({ status: 409, path: "name", type: "urn:vinculo:http.bug" });
  const long = await call("PUT", "/api/long");
  expect([long.status, long.response.headers.get("location")]).toEqual([202, "/api/tasks/t1"]);
  const broken = await call("PUT", "/api/broken");
  expect(broken.status).toBe(500);
  const code = broken.response.headers.get("x-request-id") ?? "none";
  expect(broken.body.detail).toContain(code);
  expect(JSON.stringify(bugs)).toContain(code);
  expect(JSON.stringify(bugs)).toContain("http.test.ts");
  expect(JSON.stringify(bugs) + JSON.stringify(broken.body)).not.toContain("ana@example.com");
});

test("texts are in the language that is asked for", async () => {
  const said = async (accept: string) =>
    (await call("GET", "/api/nothing", { headers: { "accept-language": accept } })).body.title;
  expect(await said("fr, en-GB;q=0.8, es;q=0.5")).toBe("Does not exist");
  expect(await said("fr")).toBe("No existe");
  const wrong = await call("POST", "/api/things", { body: "{}", headers: { "accept-language": "en" } });
  expect(wrong.body.errors).toMatchObject([
    { path: "name", message: expect.stringContaining("expected string") },
  ]);
});

test("a foreign Host is refused, whatever it asks for", async () => {
  const status = await new Promise<number | undefined>((resolve) => {
    rawRequest(`${url}/api/things/count`, { headers: { host: "evil.example" } }, (got) =>
      resolve(got.statusCode),
    ).end();
  });
  expect(status).toBe(421);
});

test("a person's write from another site's page is refused, a key's is not", async () => {
  const write = async (headers: Record<string, string>) =>
    (
      await call("POST", "/api/things", {
        body: '{"name":"a"}',
        headers: { authorization: "", cookie: "me", ...headers },
      })
    ).status;
  expect(await write({ "sec-fetch-site": "cross-site" })).toBe(403);
  expect(await write({ "sec-fetch-site": "same-site" })).toBe(403);
  expect(await write({ origin: "https://evil.example" })).toBe(403);
  expect(await write({ origin: "null" })).toBe(403);
  expect(await write({ origin: url })).toBe(200);
  expect(await write({})).toBe(200);
  expect(await write({ authorization: "Bearer me", origin: "https://evil.example" })).toBe(200);
});

test("guesses are counted", async () => {
  const statuses = [];
  for (let n = 0; n < 5; n += 1) statuses.push((await call("POST", "/api/guess", { body: "" })).status);
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
});

test("whatever bytes come, the answer is below 500 and its refusals are problem documents", async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.json().map((text) => new TextEncoder().encode(text)),
    fc
      .string({ unit: "binary", maxLength: 80 })
      .map((text) => new TextEncoder().encode(JSON.stringify({ name: text }))),
    fc.record({ name: fc.anything() }).map((thing) => new TextEncoder().encode(safely(thing))),
  );
  const path = fc.oneof(
    fc.constant("/api/things"),
    fc.webPath().map((tail) => `/api${tail}`),
    fc.webQueryParameters().map((query) => `/api/things/count?${query}`),
  );
  const method = fc.constantFrom("POST", "PUT", "PATCH", "DELETE");
  await fc.assert(
    fc.asyncProperty(method, path, bytes, async (how, where, body) => {
      const got = await call(how, where, { body: new Uint8Array(body) });
      expect(got.status).toBeLessThan(500);
      expect(got.problem).toBe(got.status >= 400);
    }),
    { numRuns: 80 },
  );
});

function safely(thing: unknown): string {
  try {
    return JSON.stringify(thing, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
  } catch {
    return "{}";
  }
}
