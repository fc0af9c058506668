import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { overflow, violations } from "#test/axe";
import { launchBrowser } from "#test/browser";
import { testDatabase } from "#test/database";
import { establish, keyRights } from "#access/accounts";
import { issueKey } from "#access/keys";
import { buildPage, listen } from "#app/server";
import type { Listening } from "#app/server";
import { slices } from "#app/slices";
import { systemClock } from "#platform/clock";
import { pulse } from "#platform/pulse";
import { isRefusal } from "#platform/refusals";

/** Customers and one customer in a real browser: searched, filtered, read, and changing by themselves. */
const database = await testDatabase();
const { drain } = pulse(database, slices, systemClock);
const account = { email: "ana@cafe.example", password: "tueste claro 9" };
let browser: Browser;
let server: Listening;
let folder: string;
let apiKey: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vinculo-customers-"));
  const listening = await listen({ port: 0, host: "127.0.0.1", publicUrl: null }, systemClock, {
    secret: "a secret that signs cookies in this test only",
    token: null,
  });
  if (isRefusal(listening)) throw new Error(listening.id);
  server = listening;
  server.use(database);
  server.show(await buildPage(folder));
  const founding = {
    workspace: "Tostadero",
    zone: "Europe/Madrid",
    currency: "EUR",
    name: "Ana",
    ...account,
  };
  const made = await establish(database, founding, systemClock.now(), {
    onlyFirst: false,
    also: (tx, { workspaceId }) =>
      issueKey(
        tx,
        { workspaceId, name: "test", rights: keyRights, actor: "test", actorKind: "command" },
        systemClock.now(),
      ),
  });
  if (isRefusal(made)) throw new Error(made.id);
  apiKey = made.also.key;
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  await rm(folder, { recursive: true });
});

test("an empty workspace says how to begin", async () => {
  const { page, troubles } = await signedIn("es-ES", "light", 1280);
  await page.goto(`${server.url}/customers`);
  await page.getByRole("heading", { name: "Aún no hay clientes" }).waitFor();
  await lawful(page);
  await page.getByRole("button", { name: "Empezar con tus datos" }).click();
  await page.getByRole("heading", { level: 1, name: "Empezar con tus datos" }).waitFor();
  expect(troubles()).toEqual([]);
  await page.context().close();
});

test("searched by keyboard, opened at the side, read as a whole, and it changes by itself", async () => {
  await history();
  const { page, troubles } = await signedIn("es-ES", "light", 1280);
  await page.goto(`${server.url}/customers`);
  await page.getByText("122 clientes").waitFor();
  await lawful(page);
  await page.keyboard.press("/");
  await page.keyboard.type("lucia pra");
  await page.getByText("1 cliente cumple lo que pides").waitFor();
  expect(new URL(page.url()).searchParams.get("q")).toBe("lucia pra");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog");
  await panel.getByText("Pedido L-4").waitFor();
  expect(new URL(page.url()).searchParams.get("open")).not.toBeNull();
  await lawful(page);
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  expect(new URL(page.url()).searchParams.get("open")).toBeNull();
  await page.keyboard.press("Enter");
  await panel.getByRole("link", { name: "Abrir su ficha" }).click();

  await page.getByRole("heading", { level: 1, name: "Lucía Prado" }).waitFor();
  await page.getByText("Suele comprar cada 30 días.", { exact: false }).waitFor();
  await page.getByText("Etapa").first().waitFor();
  for (const sentence of [
    /^Hizo el pedido L-4 por 25,50/,
    /^Se anuló el pedido L-5/,
    /^Se le devolvieron 5,00\s€ del pedido L-4/,
    "Visitó la web desde un buscador · 3 páginas",
    "Abrió el correo «Café de otoño»",
    "Llamó por teléfono por una pregunta · 4 minutos",
    "Se quejó por correo: llegó tarde · pedido L-4",
    "Respondió a la encuesta de recomendación: 9 de 10",
    "Dio permiso para recibir novedades por correo",
    "machine.serviced",
  ])
    await page.getByText(sentence).first().waitFor();
  await page.getByRole("button", { name: /Pedido L-4/ }).click();
  await page.getByRole("cell", { name: "Grano de Huila" }).first().waitFor();
  await page.getByText("Reembolso R-1").first().waitFor();
  await lawful(page);

  await send("orders", [order("L-6", "L", 0, "31.20")]);
  await drain();
  await page.getByText(/^Hizo el pedido L-6 por 31,20/).waitFor();
  await page.getByRole("button", { name: /Pedido L-6/ }).waitFor();
  await page.getByRole("button", { name: "Nombrar socio" }).click();
  await page.getByText("Es socio nombrado a mano", { exact: false }).waitFor();
  await page.getByText("Cambió de etapa: de «Habitual» a «Socio»").waitFor();
  await page.getByText("Encuestas", { exact: true }).click();
  await page
    .getByText(/^Hizo el pedido/)
    .first()
    .waitFor({ state: "detached" });
  expect(new URL(page.url()).searchParams.get("events")).toBe("surveys");
  expect(troubles()).toEqual([]);
  await page.context().close();
});

test("filters in words, narrow and dark, in English; what is empty says what to loosen", async () => {
  const { page, troubles } = await signedIn("en-GB", "dark", 390);
  await page.goto(`${server.url}/customers`);
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByText("Lost", { exact: true }).click();
  await page.getByRole("textbox", { name: "City" }).fill("Lugo");
  await lawful(page);
  await page.keyboard.press("Enter");
  await page.getByText("1 customer fits what you ask for").waitFor();
  await page.getByText("Bruno Sanz").waitFor();
  await lawful(page);
  expect(new URL(page.url()).search).toContain("stage=defector");
  await page.getByRole("button", { name: "Take away the filter City: Lugo" }).click();
  await page.getByRole("searchbox").fill("nobody of this name");
  await page.getByRole("heading", { name: "Nobody fits what you ask for" }).waitFor();
  await lawful(page);
  await page.getByRole("button", { name: "Without the search" }).click();
  await page.getByText("Bruno Sanz").click();
  await page.getByRole("dialog").getByRole("link", { name: "Open their page" }).click();
  await page.getByText(/they count as lost since/).waitFor();
  await lawful(page);
  await page.goto(`${server.url}/customers/01890000-0000-7000-8000-000000000000`);
  await page.getByRole("heading", { level: 1, name: "There is no customer here" }).waitFor();
  await lawful(page);
  expect(troubles()).toEqual([]);
  await page.context().close();
});

test("any condition in a sentence, kept as a view, taken out as a file; a slip of the keyboard is forgiven", async () => {
  const { page, troubles } = await signedIn("es-ES", "light", 1280);
  await page.goto(`${server.url}/customers`);
  await page.getByRole("button", { name: "Filtrar", exact: true }).click();
  await page.getByRole("button", { name: "Añadir condición" }).click();
  await page.getByRole("textbox", { name: "Valor" }).fill("3");
  await lawful(page);
  if (process.env["PICTURES"]) await page.screenshot({ path: join(process.env["PICTURES"], "filters.png") });
  await page.getByRole("button", { name: "Aplicar filtros" }).click();
  await page.getByRole("button", { name: "Quitar el filtro Pedidos: al menos 3" }).waitFor();
  await page.getByText("2 clientes cumplen lo que pides").waitFor();
  await page.getByRole("button", { name: "Vistas" }).click();
  await page.getByRole("menuitem", { name: "Guardar como vista nueva" }).click();
  await page.getByRole("textbox", { name: "Nombre de la vista" }).fill("Fieles");
  await page.getByRole("button", { name: "Guardar vista" }).click();
  await page.getByRole("button", { name: "Fieles" }).waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Exportar" }).click();
  expect((await download).suggestedFilename()).toBe("clientes.csv");
  await lawful(page);
  if (process.env["PICTURES"]) await page.screenshot({ path: join(process.env["PICTURES"], "view.png") });
  expect(troubles()).toEqual([]);
  await page.context().close();
});

test("what could not be shown says so and is tried again", async () => {
  const { page } = await signedIn("es-ES", "light", 1280);
  await page.route("**/api/customers?*", (route) => route.abort());
  await page.goto(`${server.url}/customers`);
  const again = page.getByRole("button", { name: "Intentar de nuevo" });
  await again.waitFor();
  await lawful(page);
  await page.unroute("**/api/customers?*");
  await again.click();
  await page.getByText("122 clientes").waitFor();
  expect(await again.count()).toBe(0);
  await page.context().close();
});

const day = 86_400_000;

function ago(days: number): string {
  return new Date(Date.now() - days * day).toISOString();
}

function order(orderRef: string, externalId: string, days: number, amount: string): Record<string, unknown> {
  const lines = [{ sku: "HUI-250", product: "Grano de Huila", quantity: 1, amount }];
  return { orderRef, identities: { externalId }, placedAt: ago(days), currency: "EUR", lines };
}

/** Lucía buys every thirty days, Bruno stopped, and 120 others bought once. */
async function history(): Promise<void> {
  const person = (externalId: string, traits: Record<string, string>): Record<string, unknown> => ({
    identities: { externalId, ...(traits["email"] ? { email: traits["email"] } : {}) },
    traits,
    at: ago(400),
  });
  const others = Array.from({ length: 120 }, (_, i) => String(i + 1).padStart(3, "0"));
  await send("customers", [
    person("L", { name: "Lucía Prado", city: "Vigo", email: "lucia@correo.example" }),
    person("B", { name: "Bruno Sanz", city: "Lugo" }),
    ...others.map((n) => person(n, { name: `Cliente ${n}`, city: "Lugo" })),
  ]);
  const refund = {
    refundRef: "R-1",
    at: ago(8),
    amount: "5.00",
    lines: [{ product: "Grano de Huila", amount: "5.00" }],
  };
  await send("orders", [
    ...[100, 70, 40].map((days, i) => order(`L-${i + 1}`, "L", days, "20.00")),
    { ...order("L-4", "L", 10, "25.50"), refunds: [refund] },
    { ...order("L-5", "L", 9, "12.00"), cancelledAt: ago(9) },
    ...[300, 270, 240].map((days, i) => order(`B-${i + 1}`, "B", days, "18.00")),
    ...others.map((n) => order(`O-${n}`, n, 20, "9.90")),
  ]);
  const event = (messageId: string, type: string, days: number, props: Record<string, unknown>): unknown => ({
    messageId,
    type,
    at: ago(days),
    identities: { externalId: "L" },
    props,
  });
  await send("events", [
    event("1", "visit.made", 11, { channel: "web", from: "search", pages: 3 }),
    event("2", "message.opened", 12, { channel: "email", subject: "Café de otoño" }),
    event("3", "call.received", 7, { reason: "question", minutes: 4 }),
    event("4", "complaint.filed", 6, { channel: "email", about: "late", order: "L-4" }),
    event("5", "survey.answered", 5, { survey: "recommendation", score: 9 }),
    event("6", "consent.given", 50, { channel: "email", purpose: "marketing" }),
    event("7", "machine.serviced", 4, { machine: "E61" }),
  ]);
  await drain();
}

async function send(what: "customers" | "orders" | "events", items: readonly unknown[]): Promise<void> {
  const answer = await fetch(`${server.url}/api/${what}`, {
    method: what === "customers" ? "PUT" : "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ items }),
  });
  expect(await answer.json()).toMatchObject({ refused: [] });
}

async function signedIn(
  locale: string,
  colorScheme: "light" | "dark",
  width: number,
): Promise<{ page: Page; troubles: () => string[] }> {
  const context = await browser.newContext({
    locale,
    colorScheme,
    timezoneId: "Europe/Madrid",
    reducedMotion: "reduce",
    viewport: { width, height: 860 },
  });
  const page = await context.newPage();
  const heard: string[] = [];
  page.on("console", (message) => {
    // A browser reports every 401 and 404 of its own accord; whatever else it has to say is ours.
    if (message.type() === "error" && !/status of 40[14]/.test(message.text())) heard.push(message.text());
  });
  page.on("pageerror", (error) => heard.push(String(error)));
  await page.goto(server.url);
  await page.locator("[name=email]").fill(account.email);
  await page.locator("[name=password]").fill(account.password);
  await page.keyboard.press("Enter");
  await page.getByRole("navigation").first().waitFor({ state: "attached" });
  await page.waitForURL((url) => !url.pathname.includes("sign-in"));
  return { page, troubles: () => heard };
}

/** No violation that axe knows, and nothing wider than the screen. */
async function lawful(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
}
