import { afterAll, expect, test } from "vitest";
import { ago, drawn, lawful, openShop } from "#test/shop";

/** Touchpoints, products, customers' things, rates and logo in a real browser. */
const shop = await openShop();
afterAll(() => shop.close());

const ana = { email: "ana@x.es" };
const event = (messageId: string, type: string, props = {}) => ({
  messageId,
  type,
  at: ago(3),
  identities: ana,
  props,
});

test("before anything arrived each page says what it is for", async () => {
  const { page, troubles } = await shop.signedIn("es-ES", "light", 390);
  for (const [path, heading] of [
    ["/products", "Todavía no hay productos"],
    ["/settings/objects", "Ningún tipo todavía"],
    ["/settings/rates", "Ningún tipo de cambio todavía"],
    ["/settings/logo", "Logotipo"],
  ] as const) {
    await page.goto(shop.url + path);
    await page.getByRole("heading", { name: heading }).waitFor();
    await lawful(page);
  }
  expect(troubles()).toEqual([]);
  await page.context().close();
});

test("the wheel: what arrived, where it belongs, and that a type nobody placed is a guess until somebody says", async () => {
  await shop.send("events", [
    event("1", "visit.made", { channel: "shop" }),
    event("2", "visit.made", { channel: "web" }),
    event("3", "robot.barked"),
  ]);
  await shop.drain();
  await shop.recount();
  const { page, troubles } = await shop.signedIn("en-GB", "dark", 1280);
  await page.goto(`${shop.url}/touchpoints`);
  await drawn(page, 1);
  const wheel = page.getByRole("region", { name: /Events by phase and channel/ });
  await wheel.getByRole("row", { name: /Before the purchase Store 1/ }).waitFor();
  await wheel.getByRole("row", { name: /During the purchase Nothing recorded 0/ }).waitFor();
  await lawful(page);
  await page.getByRole("link", { name: "Look at it in Settings" }).click();
  await page
    .getByRole("row", { name: /Robot barked/ })
    .getByText("Guess")
    .waitFor();
  await lawful(page);
  await page.getByRole("button", { name: "Change “Robot barked”" }).click();
  await page.getByLabel("Name in English").fill("Robot at the door");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("row", { name: /Robot at the door/ }).waitFor();
  expect(await page.getByText("Guess", { exact: true }).count()).toBe(0);
  await page.goto(`${shop.url}/touchpoints?open=before.store`);
  await page.getByRole("link", { name: "See the customers" }).click();
  await page.getByRole("row", { name: /ana@x\.es/ }).waitFor();
  expect(troubles()).toEqual([]);
  await page.context().close();
});

test("a product appears by its lines, takes a cost by hand, and leads to its buyers", async () => {
  const lines = [{ sku: "C1", product: "Café", quantity: "2", unitPrice: "10", amount: "20" }];
  await shop.send("orders", [{ orderRef: "1", identities: ana, placedAt: ago(2), lines }]);
  await shop.drain();
  await shop.recount();
  const { page, troubles } = await shop.signedIn("es-ES", "light", 1280);
  await page.goto(`${shop.url}/products`);
  await page.getByRole("row", { name: /Café C1/ }).click();
  await page.getByLabel("Coste de una unidad").fill("4,50");
  await page.getByLabel("Categoría", { exact: true }).last().fill("En grano");
  await page.getByRole("button", { name: "Guardar" }).click();
  await page.getByText("Guardado").waitFor();
  await page.getByRole("row", { name: /Café C1 En grano 2 .*55/ }).waitFor();
  await lawful(page);
  await page.getByRole("link", { name: "Ver a sus compradores" }).click();
  await page.getByRole("row", { name: /ana@x\.es/ }).waitFor();
  expect(troubles()).toEqual([]);
  await page.context().close();
});

test("a kind of things is defined, written on a customer and taken away", async () => {
  const { page, troubles } = await shop.signedIn("es-ES", "dark", 1280);
  await page.goto(`${shop.url}/settings/objects`);
  await page.getByRole("button", { name: "Nuevo tipo" }).click();
  await page.getByLabel("Se llaman, en plural").fill("Mascotas");
  await page.getByLabel("Una sola se llama").fill("Mascota");
  await page.getByLabel("Campo").fill("Nombre");
  await lawful(page);
  await page.getByRole("button", { name: "Guardar" }).click();
  await page.getByText("0 anotadas").waitFor();
  await page.goto(`${shop.url}/customers?q=ana`);
  await page.getByRole("row", { name: /ana@x\.es/ }).click();
  await page.waitForURL((url) => url.searchParams.has("open"));
  await page.goto(`${shop.url}/customers/${new URL(page.url()).searchParams.get("open")}`);
  await page.getByRole("button", { name: "Añadir" }).last().click();
  await page.getByRole("menuitem", { name: "Mascota" }).click();
  await page.getByRole("dialog").getByLabel("Nombre").fill("Rex");
  await page.getByRole("dialog").getByRole("button", { name: "Guardar" }).click();
  await page.getByRole("button", { name: "Quitar Rex" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Quitar", exact: true }).click();
  await page.getByText("Todavía no se ha anotado ninguna.").waitFor();
  expect(troubles()).toEqual([]);
  await page.context().close();
});

test("rates are pasted and price what waited; a logo shows beside the name", async () => {
  const lines = [{ sku: "C1", quantity: "1", amount: "20" }];
  await shop.send("orders", [{ orderRef: "2", identities: ana, placedAt: ago(1), currency: "USD", lines }]);
  await shop.drain();
  const { page, troubles } = await shop.signedIn("es-ES", "light", 1280);
  await page.goto(`${shop.url}/settings/rates`);
  await page.getByText("USD: 1 pedido").waitFor();
  await page.getByLabel("Añadir o corregir").fill("USD 2026-01-01 0,92");
  await page.getByRole("button", { name: "Guardar los cambios" }).click();
  await page.getByText("1 cambio guardado. Las ventas de 1 cliente se han valorado de nuevo.").waitFor();
  await drawn(page, 1);
  await lawful(page);
  await page.goto(`${shop.url}/settings/logo`);
  const picture = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2jAAAAKElEQVR4nO3NsQ0AAAzCMP5/un0CNkuZ41wybXsHAAAAAAAAAAAAxR4yw/wuPL6QkAAAAABJRU5ErkJggg==",
    "base64",
  );
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: picture });
  await page.getByRole("img", { name: "Logotipo de Tostadero" }).waitFor();
  await lawful(page);
  expect(troubles()).toEqual([]);
  await page.context().close();
});
