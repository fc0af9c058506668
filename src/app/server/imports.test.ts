import { expect, it } from "vitest";
import type { ImportView } from "#identify/imports";
import { systemClock } from "#platform/clock";
import { testDatabase } from "#test/database";
import { importer, workspaceWithKey } from "#test/imports";
import { testServer } from "./server.testing.ts";

const database = await testDatabase();
const { call } = await testServer(database);
const { key } = await workspaceWithKey(database, new Date());
const { ask, upload, correct, step } = importer(call, key, database, systemClock);

const orders = `Pedido;Fecha;Cliente;Correo;Artículo;Cantidad;Precio
1001;05/01/2026;C1;ana@example.com;Café;2;4,50
1001;05/01/2026;C1;ana@example.com;Taza;1;12,00
1002;06/01/2026;C2;;Café;1;4,50
1003;30/01/2026;;;Café;1;4,50
1004;31/02/2026;C3;;Café;1;4,50
1005;21/01/2026;Consumidor final;;Café;1;4,50
`;

it("takes an order file from upload to undo", async () => {
  const seen = await upload("orders", "tienda.csv", orders);
  expect(seen).toMatchObject({ state: "understood", kind: "orders", canUndo: false });
  expect(seen.understanding).toMatchObject({ delimiter: ";", decimal: ",", dateOrder: "dmy", missing: [] });
  const { importId } = seen;
  await correct(importId, { source: "tienda", legalBasis: "contract" });
  const checked = await step(importId, "check");
  expect(checked).toMatchObject({
    state: "checked",
    counts: { rows: 6, refused: 3, new: 2, changed: 0, unchanged: 0, newCustomers: 2 },
    facts: { orders: 2, lines: 5, revenue: "25.5", customers: 2 },
  });
  const done = await step(importId, "run");
  expect(done).toMatchObject({
    state: "done",
    counts: { rows: 6, refused: 3, new: 2, newCustomers: 2 },
    canUndo: true,
  });
  expect(done.reasons.map(({ id, rows, examples }) => [id, rows, examples])).toEqual([
    ["row.customer_missing", 1, [5]],
    ["row.customer_shared", 1, [7]],
    ["row.date_invalid", 1, [6]],
  ]);
  const list = await ask<{ items: { customerId: string; revenue: string; orders: number }[] }>(
    "GET",
    "/api/customers?sort=revenue",
  );
  expect(list.items.map(({ revenue, orders: count }) => [revenue, count])).toEqual([
    ["21", 1],
    ["4.5", 1],
  ]);
  const whence = await ask<{ imports: unknown[] }>(
    "GET",
    `/api/customers/${list.items[0]?.customerId}/provenance`,
  );
  expect(whence.imports).toMatchObject([
    { importId, source: "tienda", legalBasis: "contract", orders: 1, identities: 2 },
  ]);
  const refused = await ask<string>("GET", `/api/imports/${importId}/refused`);
  expect(refused.split("\r\n")[1]).toContain("5,");
  const second = await upload("orders", "tienda.csv", orders);
  expect(second).toMatchObject({ recognised: "tienda.csv", source: "tienda", legalBasis: "contract" });
  expect(await step(second.importId, "check")).toMatchObject({
    counts: { new: 0, changed: 0, unchanged: 2, newCustomers: 0 },
  });
  expect(await step(second.importId, "run")).toMatchObject({
    counts: { new: 0, changed: 0, unchanged: 2, newCustomers: 0 },
  });
  expect(await step(importId, "undo")).toMatchObject({ state: "undone" });
  const left = await ask<{ items: unknown[] }>("GET", "/api/customers");
  expect(left.items).toHaveLength(2);
  expect(await step(second.importId, "undo")).toMatchObject({ state: "undone" });
  expect((await ask<{ items: unknown[] }>("GET", "/api/customers")).items).toHaveLength(0);
});

it("takes a customer list: known columns, free ones, what cannot be read", async () => {
  const seen = await upload(
    "customers",
    "clientes.csv",
    `Nº Cliente;Nombre;Apellidos;Correo;Móvil;Ciudad;País;Fecha nacimiento;Talla
C1;Ana;Pérez Gil;ANA@example.com;612 345 678;Madrid;España;03/04/1980;M
C2;Luis;Sanz;luis@;no tiene;Bilbao;Francia;31/31/1980;L
;Nadie;;;;;;;
`,
  );
  expect(seen.understanding?.columns.map(({ role, becomes }) => role ?? becomes)).toEqual([
    "externalId",
    "firstName",
    "lastName",
    "email",
    "phone",
    "city",
    "country",
    "birthday",
    "talla",
  ]);
  await correct(seen.importId, { legalBasis: "contract" });
  const done = await step(seen.importId, "run");
  expect(done).toMatchObject({ state: "done", counts: { rows: 3, refused: 1, new: 2, newCustomers: 2 } });
  const { items } = await ask<{ items: { customerId: string }[] }>("GET", "/api/customers?search=perez");
  const ana = await ask<{ traits: Record<string, { value: unknown }> }>(
    "GET",
    `/api/customers/${items[0]?.customerId}`,
  );
  expect(ana.traits["country"]?.value).toBe("ES");
  expect(ana.traits["birthday"]?.value).toBe("1980-04-03");
  expect(ana.traits["talla"]?.value).toBe("M");
  const undone = await step(seen.importId, "undo");
  expect(undone.state).toBe("undone");
  expect((await ask<{ items: unknown[] }>("GET", "/api/customers")).items).toHaveLength(0);
});

it("takes events and consents", async () => {
  const seen = await upload(
    "events",
    "consentimientos.csv",
    `Correo;Fecha;Consentimiento;Finalidad;Canal
ana@example.com;2026-01-05 10:00;sí;marketing;email
luis@example.com;2026-01-06 10:00;baja;marketing;email
luis@example.com;2026-01-06 10:00;quizás;marketing;email
`,
  );
  expect(seen.understanding?.missing).toEqual([]);
  await correct(seen.importId, { legalBasis: "consent" });
  const done = await step(seen.importId, "run");
  expect(done).toMatchObject({ state: "done", counts: { rows: 3, refused: 1, new: 2, newCustomers: 2 } });
  const { items } = await ask<{ items: { customerId: string }[] }>("GET", "/api/customers?search=luis");
  const told = await ask<{ items: { type: string; props: unknown }[] }>(
    "GET",
    `/api/customers/${items[0]?.customerId}/timeline`,
  );
  expect(told.items).toMatchObject([
    { type: "consent.withdrawn", props: { purpose: "marketing", channel: "email" } },
  ]);
  expect(await step(seen.importId, "undo")).toMatchObject({ state: "undone" });
  expect((await ask<{ items: unknown[] }>("GET", "/api/customers")).items).toHaveLength(0);
});

it("refuses what is no table, what is missing, and steps out of turn", async () => {
  const wrong = await call<{ type: string }>("POST", "/api/imports?kind=orders&name=x.pdf", {
    key,
    bytes: "%PDF-1.7 nothing",
  });
  expect([wrong.status, wrong.body.type]).toEqual([415, "urn:vinculo:file.is_pdf"]);
  const strange = await call<{ type: string }>("POST", "/api/imports?kind=stars&name=x.csv", {
    key,
    bytes: "a,b\n1,2\n",
  });
  expect([strange.status, strange.body.type]).toEqual([422, "urn:vinculo:import.kind_unknown"]);
  const seen = await upload("customers", "x.csv", "Ciudad,País\nMadrid,ES\n");
  expect(seen.understanding?.missing).toEqual(["externalId"]);
  const early = await call<{ type: string }>("POST", `/api/imports/${seen.importId}/run`, { key });
  expect([early.status, early.body.type]).toEqual([422, "urn:vinculo:import.roles_missing"]);
  const mended = await correct(seen.importId, { roles: { externalId: "Ciudad" } });
  expect(mended.understanding?.missing).toEqual([]);
  const baseless = await call<{ type: string }>("POST", `/api/imports/${seen.importId}/run`, { key });
  expect(baseless.body.type).toBe("urn:vinculo:import.basis_missing");
  const stale = await call<{ type: string }>("PUT", `/api/imports/${seen.importId}/mapping`, {
    key,
    body: { source: "x" },
    headers: { "if-match": '"1"' },
  });
  expect(stale.status).toBe(412);
  const gone = await ask<ImportView>("POST", `/api/imports/${seen.importId}/cancel`);
  expect(gone).toMatchObject({ state: "cancelled", canUndo: false, file: { kept: false } });
});
