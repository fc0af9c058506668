import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { overflow, violations } from "#test/axe";
import { launchBrowser } from "#test/browser";
import { testDatabase } from "#test/database";
import { says } from "#test/shell_says";
import { establish } from "#access/accounts";
import { buildPage, listen } from "#app/server";
import type { Listening } from "#app/server";
import { slices } from "#app/slices";
import { systemClock } from "#platform/clock";
import { pulse } from "#platform/pulse";
import { isRefusal } from "#platform/refusals";

/** The page in a real browser, under its real policy, on a real server and database. */
const database = await testDatabase();
let browser: Browser;
let server: Listening;
let folder: string;
let built: Awaited<ReturnType<typeof buildPage>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vinculo-page-"));
  built = await buildPage(folder);
  server = await serve(0);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  await rm(folder, { recursive: true });
});

const email = "ana@cafe.example";
const password = "tueste claro 9";

test("first run: one screen, nothing lost on a refused form, then the ways to begin", async () => {
  const { page, troubles } = await open("es", "light");
  const say = says.es;
  await page.goto(server.url);
  await seen(page, say.firstRun);
  await lawful(page);
  await page.getByRole("button", { name: say.create }).click();
  expect(await page.getByText(say.needed).count()).toBe(4);
  await page.getByRole("textbox", { name: "Nombre del negocio" }).fill("Café Altura");
  await page.getByRole("textbox", { name: "Tu nombre" }).fill("Ana Ruiz");
  await page.getByRole("textbox", { name: "Correo" }).fill(email);
  await page.locator("[name=password]").fill(password);
  await page.getByRole("button", { name: say.create }).click();
  await seen(page, say.begin);
  await lawful(page);
  expect(new URL(page.url()).pathname).toBe("/begin");
  await page.getByRole("button", { name: "Crear una clave" }).click();
  await page.getByText("curl").waitFor();
  await lawful(page);
  expect(await sendShown(await page.getByText("curl").innerText())).toMatchObject({
    accepted: 1,
    refused: [],
  });
  // Nothing is reloaded: the reaction is told over the open stream.
  await pulse(database, slices, systemClock).drain();
  await page.getByText("Ya hay clientes registrados.").waitFor();
  expect(troubles()).toEqual([]);
  await page.context().close();
});

test.each([
  ["es", "light", 1280],
  ["en", "dark", 1280],
  ["es", "dark", 390],
] as const)(
  "sign in, settings, a key made and revoked, sign out: %s, %s, %i px",
  async (language, theme, width) => {
    const { page, troubles } = await open(language, theme, width);
    const say = says[language];
    await page.goto(`${server.url}/settings/workspace?x=1`);
    await seen(page, say.signIn);
    await lawful(page);
    await page.locator("[name=email]").fill(email);
    await page.locator("[name=password]").fill("somebody else's");
    await page.getByRole("button", { name: say.enter }).click();
    await page.getByRole("alert").waitFor();
    await page.locator("[name=password]").fill(password);
    await page.getByRole("button", { name: say.enter }).click();
    await seen(page, say.settings);
    expect(new URL(page.url()).search).toBe("?x=1");

    const name = `Café ${language} ${theme} ${width}`;
    await page.getByRole("textbox", { name: say.name }).fill(name);
    await page.getByRole("button", { name: say.save }).click();
    await page.getByText(say.saved, { exact: true }).waitFor();
    await lawful(page);
    await page.reload();
    await page.getByRole("textbox", { name: say.name }).waitFor();
    expect(await page.getByRole("textbox", { name: say.name }).inputValue()).toBe(name);

    await page.getByRole("link", { name: say.keys }).click();
    const reference = await page
      .getByRole("main")
      .getByRole("link", { name: /API/ })
      .last()
      .getAttribute("href");
    expect((await page.request.get(server.url + reference)).status()).toBe(200);
    await page.getByRole("button", { name: say.createKey }).click();
    await page.getByRole("dialog").getByRole("textbox").fill("till");
    await lawful(page);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: say.kept }).waitFor();
    const key = (await page.getByRole("dialog").locator("pre").textContent()) ?? "";
    const answer = await fetch(`${server.url}/api/keys`, { headers: { authorization: `Bearer ${key}` } });
    expect(answer.status).toBe(403); // known, and not allowed to see keys
    await page.getByRole("button", { name: say.kept }).click();
    await page.getByRole("button", { name: say.revoke }).first().click();
    await page.getByRole("dialog").getByRole("textbox").fill("till");
    await lawful(page);
    await page.getByRole("dialog").getByRole("button", { name: say.revoke }).click();
    await page.getByText(say.revoked).first().waitFor();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await lawful(page);
    const refused = await fetch(`${server.url}/api/keys`, { headers: { authorization: `Bearer ${key}` } });
    expect(refused.status).toBe(401);

    await page.goto(`${server.url}/nowhere`);
    await seen(page, say.nowhere);
    await lawful(page);
    await page.getByRole("main").getByRole("link").click();
    await seen(page, say.home);
    await page.getByRole("button", { name: width < 700 ? /Cuenta|Account/ : email }).click();
    await page.getByRole("menuitem", { name: say.signOut }).click();
    await seen(page, say.signIn);
    expect((await page.request.get(`${server.url}/api/session`)).status()).toBe(401);
    expect(troubles()).toEqual([]);
    await page.context().close();
  },
);

test("language and theme change at once and are kept; the palette leads anywhere by keyboard", async () => {
  const { page, troubles } = await open("es", "light");
  await page.goto(server.url);
  await seen(page, says.es.signIn);
  await page.getByRole("button", { name: "Español" }).click();
  await page.getByRole("menuitem", { name: "English" }).click();
  await seen(page, says.en.signIn);
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("menuitem", { name: "Dark" }).click();
  await page.reload();
  await seen(page, says.en.signIn);
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(16, 20, 24)");
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(password);
  await page.keyboard.press("Enter");
  await seen(page, says.en.home);
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").waitFor();
  await lawful(page);
  await page.keyboard.type("api k");
  await page.getByRole("dialog").getByText(says.en.keys, { exact: true }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: says.en.keys }).waitFor();
  expect(troubles()).toEqual([]);
  await page.context().close();
});

/** Does what the shown command does. */
async function sendShown(line: string): Promise<unknown> {
  const [, url = ""] = /^curl (\S+)/.exec(line) ?? [];
  const headers = [...line.matchAll(/-H '([^':]+): ([^']+)'/g)].map(([, name = "", value = ""]) => [
    name,
    value,
  ]);
  const [, body = ""] = /-d '([^']+)'$/.exec(line) ?? [];
  const answer = await fetch(url, {
    method: "POST",
    headers: Object.fromEntries(headers) as Record<string, string>,
    body,
  });
  return answer.json();
}

test("a server that goes away is waited for, and nothing that was typed is lost", async () => {
  const { page } = await open("es", "light");
  const say = says.es;
  await page.goto(`${server.url}/settings/workspace`);
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(password);
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: say.name }).fill("Escrito a medias");
  await server.stop();
  const away = page.getByText("Se ve lo último que se sabía");
  await away.waitFor();
  await page.getByRole("button", { name: say.save }).click();
  await page.getByRole("alert").waitFor();
  await lawful(page);
  server = await serve(server.port);
  await away.waitFor({ state: "detached" });
  expect(await page.getByRole("textbox", { name: say.name }).inputValue()).toBe("Escrito a medias");
  await page.getByRole("button", { name: say.save }).click();
  await page.getByText(say.saved, { exact: true }).waitFor();
  await page.context().close();
});

test("who belongs to several workspaces goes from one to another, and comes back to the last", async () => {
  const founding = {
    workspace: "Segunda casa",
    zone: "America/Bogota",
    currency: "COP",
    name: "Ana",
    email,
    password,
  };
  const made = await establish(database, founding, systemClock.now(), {
    onlyFirst: false,
    also: () => Promise.resolve(),
  });
  expect(isRefusal(made)).toBe(false);
  const { page, troubles } = await open("es", "light");
  await page.goto(`${server.url}/settings/workspace`);
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(password);
  await page.keyboard.press("Enter");
  await seen(page, says.es.settings);
  await page.getByRole("button", { name: email }).click();
  await lawful(page);
  await page.getByRole("menuitem", { name: "Segunda casa" }).click();
  await seen(page, says.es.home);
  await page.getByText("Aquí se verá").waitFor();
  await lawful(page);
  await page.goto(`${server.url}/settings/workspace`);
  await page.getByRole("textbox", { name: says.es.name }).waitFor();
  expect(await page.getByRole("textbox", { name: says.es.name }).inputValue()).toBe("Segunda casa");
  expect(
    await page.getByRole("combobox", { name: "Moneda" }).or(page.getByLabel("Moneda")).first().inputValue(),
  ).toContain("COP");
  expect(troubles()).toEqual([]);
  await page.context().close();
});

async function serve(port: number): Promise<Listening> {
  const listening = await listen({ port, host: "127.0.0.1", publicUrl: null }, systemClock, {
    secret: "a secret that signs cookies in this test only",
    token: null,
  });
  if (isRefusal(listening)) throw new Error(listening.id);
  listening.use(database);
  listening.show(built);
  return listening;
}

async function open(
  language: keyof typeof says,
  colorScheme: "light" | "dark",
  width = 1280,
): Promise<{ page: Page; troubles: () => string[] }> {
  const context = await browser.newContext({
    locale: says[language].locale,
    timezoneId: "Europe/Madrid",
    colorScheme,
    reducedMotion: "reduce",
    viewport: { width, height: 860 },
  });
  const page = await context.newPage();
  const heard: string[] = [];
  page.on("console", (message) => {
    // A browser reports every 401 of its own accord; whatever else it has to say is ours.
    if (message.type() === "error" && !message.text().includes("status of 401")) heard.push(message.text());
  });
  page.on("pageerror", (error) => heard.push(String(error)));
  return { page, troubles: () => heard };
}

async function seen(page: Page, title: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
}

/** No violation that axe knows, and nothing wider than the screen. */
async function lawful(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
}
