import { expect, test } from "vitest";
import { issueKey } from "#access/keys";
import { inEngine } from "#platform/database";
import { newWorkspace } from "#test/api";
import { testDatabase } from "#test/database";
import { testServer } from "./server.testing.ts";

const database = await testDatabase();
const { call } = await testServer(database);
const ingest = ["events.write", "orders.write", "customers.read", "customers.write"];

async function keyOf(rights: readonly string[] = ingest): Promise<string> {
  const workspaceId = await newWorkspace(database, new Date());
  const wanted = { workspaceId, name: "shop", rights, actor: "test", actorKind: "command" } as const;
  return (await inEngine(database, (tx) => issueKey(tx, wanted, new Date()))).key;
}

const event = {
  messageId: "m",
  type: "page.viewed",
  at: new Date().toISOString(),
  identities: { email: "ana@x.es" },
};
const order = {
  orderRef: "1",
  identities: { email: "ana@x.es" },
  placedAt: new Date().toISOString(),
  total: "12.50",
};
type Taken = {
  accepted: number;
  duplicates: number;
  refused: { index: number; path: string; detail: string; type: string }[];
};
type List = {
  items: { customerId: string; name: string; orders: number; revenue: string }[];
  next: string | null;
};

test("what a shop sends over HTTP is a customer with events and orders", async () => {
  const key = await keyOf();
  const sent = [
    call<Taken>("POST", "/api/events", { key, body: { items: [event, event] } }),
    call<Taken>("POST", "/api/orders", { key, body: { items: [order] } }),
    call<Taken>("PUT", "/api/customers", {
      key,
      body: { items: [{ identities: order.identities, traits: { name: "Ana" } }] },
    }),
    call<Taken>("PUT", "/api/rates", {
      key,
      body: { items: [{ currency: "USD", date: "2026-01-01", rate: "0.9" }] },
    }),
  ];
  for (const answer of await Promise.all(sent))
    expect([answer.status, answer.body.accepted]).toEqual([200, 1]);
  const { body } = await call<List>("GET", "/api/customers?search=an%C3%A1&trait.name=Ana&sort=name", {
    key,
  });
  expect(body).toMatchObject({ items: [{ name: "Ana", orders: 1, revenue: "12.5" }], next: null });
  const at = `/api/customers/${body.items[0]?.customerId}`;
  const one = await call<{ version: number }>("GET", at, { key });
  expect(one.headers.get("etag")).toBe(`"${one.body.version}"`);
  expect(
    (await call<{ items: unknown[] }>("GET", `${at}/timeline?types=page.*`, { key })).body.items,
  ).toHaveLength(1);
  expect((await call<{ items: unknown[] }>("GET", `${at}/orders`, { key })).body.items).toHaveLength(1);
  const stranger = await keyOf();
  for (const path of [at, `${at}/timeline`, `${at}/orders`])
    expect((await call("GET", path, { key: stranger })).status).toBe(404);
  expect((await call<List>("GET", "/api/customers", { key: stranger })).body.items).toEqual([]);
});

test("a wrong item is refused alone, in the caller's language; a wrong request as a whole", async () => {
  const key = await keyOf();
  const body = { items: [event, { ...event, identities: { email: "no" } }] };
  const details = [];
  for (const language of ["es", "en"]) {
    const answer = await call<Taken>("POST", "/api/events", {
      key,
      body,
      headers: { "accept-language": language },
    });
    expect(answer.body.refused).toMatchObject([
      { index: 1, path: "identities.email", type: "urn:vinculo:intake.item_invalid" },
    ]);
    details.push(answer.body.refused[0]?.detail);
  }
  expect(details).toEqual([
    "No es una dirección de correo: se espera algo como ana@ejemplo.es",
    "This is no e-mail address: something like ana@example.com is expected",
  ]);
  const many = { items: Array.from({ length: 501 }, () => event) };
  for (const wrong of [many, { items: [] }, {}, { items: event }])
    for (const path of ["/api/events", "/api/orders"])
      expect((await call("POST", path, { key, body: wrong })).status).toBeOneOf([400, 422]);
  for (const query of ["colour=red", "limit=501", "after=x", "sort=age", "orderedAfter=2026-02-30"])
    expect((await call("GET", `/api/customers?${query}`, { key })).status).toBeOneOf([400, 422]);
});

test("a key without the right may not", async () => {
  const key = await keyOf(["customers.read"]);
  expect((await call("POST", "/api/events", { key, body: { items: [event] } })).status).toBe(403);
  expect((await call("PUT", "/api/rates", { key, body: { items: [] } })).status).toBe(403);
  expect((await call("GET", "/api/rates", { key })).status).toBe(200);
});
