import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { overflow, violations } from "#test/axe";
import { launchBrowser } from "#test/browser";
import { freePort, run, type Running } from "./running.fixture.ts";

/** Imports in the page, in a real browser, over the real program: corrected, refused, paused, undone. */
let browser: Browser;
let folder: string;
let running: Running;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vinculo-import-"));
  running = await run(folder, await freePort());
  browser = await launchBrowser();
  const { page } = await open("es-ES", "light", 1280);
  await page.goto(running.origin);
  await page.fill("input[name=workspace]", "Tostadero");
  await page.fill("input[name=name]", "Ana Ruiz");
  await page.fill("input[name=email]", account.email);
  await page.fill("input[name=password]", account.password);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/begin");
  await page.context().close();
});
afterAll(async () => {
  await browser?.close();
  await running?.stop();
  await rm(folder, { recursive: true, force: true });
});

const account = { email: "ana@example.com", password: "una frase bien larga" };

/** Every date reads both ways, one row has no date at all. */
const small = {
  name: "ventas.csv",
  text: [
    "Pedido;Fecha;Cliente;Importe;Nota",
    "A-1;03/04/2026;Lucía;12,50;regalo",
    "A-2;05/06/2026;Marcos;30,00;",
    "A-3;ayer;Lucía;9,90;",
  ].join("\n"),
};

test("a file is corrected in sentences, tried, imported, its refused line taken away, and undone", async () => {
  const { page, troubles } = await open("es-ES", "light", 1280);
  await enter(page);
  await page.getByRole("link", { name: "Importar" }).first().click();
  await page.getByText("Aún no has importado nada").waitFor();
  await lawful(page);
  await bring(page, small);
  await page.getByText("Conocerías a 2 clientes nuevos.").waitFor();
  const order = page.getByRole("combobox", { name: "Orden de la fecha" });
  await order.selectOption({ label: "con el mes primero (12/31)" });
  await page.getByText("2026-03-04").first().waitFor();
  await order.selectOption({ label: "con el día primero (31/12)" });
  await page.getByText("2026-04-03").first().waitFor();
  await page.getByRole("combobox", { name: "Base legal" }).selectOption({ label: "su consentimiento" });
  await page.getByRole("button", { name: "Importar 2 líneas" }).waitFor();
  await lawful(page);
  await page.getByRole("button", { name: "Importar 2 líneas" }).click();
  await page.getByRole("button", { name: "Ver los clientes" }).waitFor({ timeout: 60_000 });
  await page.locator('[role=img][data-drawn="true"]').first().waitFor({ timeout: 30_000 });
  await lawful(page);

  const taking = page.waitForEvent("download");
  await page.getByRole("button", { name: "Descargar las rechazadas" }).click();
  const refused = await readFile(await (await taking).path(), "utf8");
  expect(refused).toContain('A-3,ayer,Lucía,"9,90"');
  expect(refused).toMatch(/^4,/m);

  await page.getByRole("button", { name: "Ver los clientes" }).click();
  await page.getByText("Lucía").first().click();
  await page.goto(
    await page
      .getByRole("dialog")
      .getByRole("link")
      .first()
      .evaluate((a: HTMLAnchorElement) => a.href),
  );
  await page.getByRole("heading", { name: "De dónde viene" }).waitFor();
  await page.getByText("su consentimiento").waitFor();
  await lawful(page);
  await page.getByRole("link", { name: small.name }).click();

  await page.getByRole("button", { name: "Deshacer la importación" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("2 clientes que nadie conocía antes").waitFor();
  await lawful(page);
  await dialog.getByRole("textbox").fill(small.name);
  await dialog.getByRole("button", { name: "Deshacer la importación" }).click();
  await page.getByText("como si nunca se hubiera importado").waitFor({ timeout: 60_000 });
  await lawful(page);
  await page.goto(`${running.origin}/customers`);
  await page.getByText("Lucía").waitFor({ state: "detached" });

  await page.goto(`${running.origin}/imports`);
  await bring(page, small);
  await page.getByText("Se ha reconocido").waitFor();
  await page.getByRole("button", { name: "Descartar" }).click();
  await page.waitForURL("**/imports");
  await page.goto(`${running.origin}/settings/mappings`);
  await page.getByRole("button", { name: "Olvidar" }).click();
  await lawful(page);
  await page.getByRole("dialog").getByRole("button", { name: "Olvidar" }).click();
  await page.getByText("Aún no hay ninguna").waitFor();
  await lawful(page);
  expect(troubles()).toEqual([]);
  await page.context().close();
});

test("a large file is paused, left, found again, resumed; in English, on a phone, in the dark", async () => {
  const { page, troubles } = await open("en-GB", "dark", 390);
  await enter(page);
  await page.goto(`${running.origin}/imports`);
  await page.getByRole("heading", { level: 1, name: "Import" }).waitFor();
  await lawful(page);
  await bring(page, { name: "large.csv", text: large(40_000) });
  await page.getByRole("button", { name: /^Import 40,000 lines/ }).click({ timeout: 120_000 });
  await page.getByRole("button", { name: "Pause" }).click({ timeout: 30_000 });
  await page.getByRole("button", { name: "Go on" }).waitFor({ timeout: 60_000 });
  await lawful(page);
  await page.goto(`${running.origin}/imports`);
  await page.getByRole("link", { name: "large.csv" }).click();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "See the customers" }).waitFor({ timeout: 180_000 });
  await page.getByText("10,000", { exact: true }).first().waitFor();
  await lawful(page);
  expect(troubles()).toEqual([]);
  await page.context().close();
}, 400_000);

/** Orders of ten thousand customers. */
function large(lines: number): string {
  const rows = Array.from(
    { length: lines },
    (_, i) => `O${i},2025-${String((i % 12) + 1).padStart(2, "0")}-15,C${i % 10_000},${(i % 90) + 10}.50`,
  );
  return ["order,date,customer,amount", ...rows].join("\n");
}

async function bring(page: Page, { name, text }: { name: string; text: string }): Promise<void> {
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: /Elegir archivo|Choose a file/ }).click();
  await (await choosing).setFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
}

async function open(
  locale: string,
  colorScheme: "light" | "dark",
  width: number,
): Promise<{ page: Page; troubles: () => string[] }> {
  const context = await browser.newContext({
    locale,
    colorScheme,
    viewport: { width, height: 860 },
    timezoneId: "Europe/Madrid",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const heard: string[] = [];
  page.on("pageerror", (error) => heard.push(String(error)));
  return { page, troubles: () => heard };
}

async function enter(page: Page): Promise<void> {
  await page.goto(running.origin);
  await page.fill("input[name=email]", account.email);
  await page.fill("input[name=password]", account.password);
  await page.keyboard.press("Enter");
  await page.getByRole("navigation").first().waitFor({ state: "attached" });
}

async function lawful(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
}
