import { readFile } from "node:fs/promises";
import { afterAll, expect, test } from "vitest";
import { ago, drawn, lawful, openShop } from "#test/shop";

/** Home, Value and the thresholds in a real browser: what they say, where they lead, and that they change by themselves. */
const shop = await openShop();
afterAll(() => shop.close());

test("without customers Home and Value say how to begin", async () => {
  const { page, troubles } = await shop.signedIn("es-ES", "light", 1280);
  for (const view of [
    "",
    "?view=lifecycle",
    "?view=moves",
    "?view=wealth",
    "?view=rfm",
    "?view=cohorts",
    "?view=trend",
  ]) {
    await page.goto(`${shop.url}/value${view}`);
    await page.getByRole("heading", { name: "Aún no hay nada que mostrar" }).waitFor();
    await lawful(page);
  }
  await page.getByRole("link", { name: "Ver cómo empezar" }).click();
  await page.getByRole("heading", { level: 1, name: "Empezar con tus datos" }).waitFor();
  expect(troubles()).toEqual([]);
  await page.context().close();
});

test("Home: the figure that matters, what changed, doors to the people, and it changes by itself", async () => {
  await history();
  const { page, troubles } = await shop.signedIn("es-ES", "light", 1280);
  await page.goto(shop.url);
  const onRhythm = page.locator("dl > div", { hasText: "Clientes al día con su ritmo de compra" });
  await onRhythm.getByText("30", { exact: true }).waitFor();
  await onRhythm.getByText("el 60 % de 50 que han comprado").waitFor();
  await drawn(page, 4);
  await page
    .getByRole("listitem")
    .filter({ hasText: /Habitual\s*a\s*En riesgo/ })
    .getByText("8 clientes")
    .waitFor();
  await lawful(page);

  await shop.send("orders", [order("B-new", "B01", 0, "20.00")]);
  await shop.drain();
  await onRhythm.getByText("31", { exact: true }).waitFor();
  await page
    .getByRole("listitem")
    .filter({ hasText: /Habitual\s*a\s*En riesgo/ })
    .getByText("7 clientes")
    .waitFor();

  const moved = page.getByRole("listitem").filter({ hasText: /Habitual\s*a\s*En riesgo/ });
  await moved.getByRole("link", { name: "7 clientes" }).click();
  await page.waitForURL((url) => url.searchParams.get("move") === "core>at_risk");
  const movers = page.getByRole("region", { name: "Quienes cambian, lo que trajeron y por qué" });
  await movers.getByRole("row", { name: /Cliente B02.*Sin comprar desde hace 70 días/ }).waitFor();
  expect(await movers.getByRole("link").count()).toBe(7);
  expect(troubles()).toEqual([]);
  await page.context().close();
});

test("Value: by keyboard through the views, at another date, with tables, doors and files", async () => {
  const { page, troubles } = await shop.signedIn("es-ES", "light", 1280);
  await page.goto(`${shop.url}/value`);
  await drawn(page, 2);
  await lawful(page);
  const lost = page.getByRole("row", { name: /^Perdido/ });
  await page.getByRole("tab", { name: "Pirámide" }).focus();
  await page.keyboard.press("ArrowRight");
  await lost.getByRole("link", { name: "12" }).waitFor();
  for (const view of ["moves", "wealth", "rfm", "cohorts", "trend"]) {
    await page.keyboard.press("ArrowRight");
    await page.waitForURL((url) => url.searchParams.get("view") === view);
    await drawn(page, view === "trend" ? 2 : 1);
    await lawful(page);
  }
  await page.goto(`${shop.url}/value?view=rfm`);
  await page.getByRole("radiogroup").getByText("Anidado").click();
  await page.waitForURL(/scores=nested/);
  await page.getByRole("button", { name: "Cómo se calcula" }).click();
  await page.getByText("dentro de cada recencia", { exact: false }).first().waitFor();
  await lawful(page);

  await page.goto(`${shop.url}/value?view=lifecycle`);
  await page.getByRole("button", { name: "Exportar" }).click();
  const waiting = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Exportar los datos (CSV)" }).click();
  const file = await (await waiting).path();
  expect(await readFile(file, "utf8")).toContain("Perdido,12,");

  await page.getByRole("button", { name: /A la fecha/ }).click();
  await lawful(page);
  await page.getByRole("button", { name: "Hace un año" }).click();
  await page.waitForURL(/at=\d{4}-\d\d-\d\d/);
  await lost.getByText("0", { exact: true }).waitFor();
  expect(await lost.getByRole("link").count()).toBe(0);
  await page.getByRole("button", { name: "Volver a hoy" }).click();
  await lost.getByRole("link", { name: "12" }).click();
  await page.waitForURL(/\/customers\?stage=defector$/);
  await page.getByText("C01").first().waitFor();
  expect(troubles()).toEqual([]);
  await page.context().close();
});

test("Value: a number of any date opens exactly its people, and all of it prints", async () => {
  const { page, troubles } = await shop.signedIn("es-ES", "light", 1280);
  const list = page.getByRole("region", { name: "Clientes" });
  const opens = async (view: string, row: RegExp, link: string | RegExp, chip: RegExp): Promise<number> => {
    await page.goto(`${shop.url}/value?${view}`);
    if (view === "view=moves") await page.getByRole("button", { name: "Ver la tabla" }).click();
    const number = page.getByRole("row", { name: row }).getByRole("link", { name: link }).first();
    const count = Number(await number.innerText());
    await number.click();
    await page.getByRole("button", { name: chip }).waitFor();
    await expect.poll(() => list.locator("tbody tr[tabindex]").count(), { timeout: 10_000 }).toBe(count);
    return count;
  };
  const past = `at=${ago(60).slice(0, 10)}`;
  await opens(`view=lifecycle&${past}`, /^Perdido/, /^\d+$/, /Etapa: Perdido, al/);
  await opens("view=wealth", /^20 %/, /^\d+$/, /El 20 % mejor de los clientes activos/);
  await opens("view=rfm", /^R5 F5/, /^\d+$/, /RFM R 5, F 5/);
  await opens("view=moves", /^Habitual, sin cambio/, /^\d+$/, /Siguen en Habitual/);
  await opens("view=cohorts", /^\w+ de \d{4}/, /^\d+$/, /Primera compra en/);

  await page.goto(`${shop.url}/value`);
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Informe en PDF" }).click();
  const file = await readFile(await (await waiting).path());
  expect(file.subarray(0, 5).toString()).toBe("%PDF-");
  expect(troubles()).toEqual([]);
  await page.context().close();
});

test("narrow and dark, in English; a failure says so and is tried again", async () => {
  const { page, troubles } = await shop.signedIn("en-GB", "dark", 390);
  await page.goto(shop.url);
  await drawn(page, 4);
  await lawful(page);
  for (const view of ["pyramid", "lifecycle", "moves", "wealth", "rfm", "cohorts", "trend"]) {
    await page.goto(`${shop.url}/value?view=${view}`);
    await drawn(page, 1);
    await lawful(page);
  }
  expect(troubles()).toEqual([]);
  await page.route("**/api/value/lifecycle*", (route) => route.abort());
  await page.goto(`${shop.url}/value?view=lifecycle`);
  await page.getByRole("button", { name: "Try again" }).waitFor();
  await lawful(page);
  await page.unroute("**/api/value/lifecycle*");
  await page.getByRole("button", { name: "Try again" }).click();
  await drawn(page, 1);
  await page.context().close();
});

test("thresholds: who would change is seen before saving; a fault and a conflict lose nothing", async () => {
  const { page, troubles } = await shop.signedIn("es-ES", "light", 1280);
  await page.goto(`${shop.url}/settings/thresholds`);
  const risk = page.getByRole("textbox", { name: "Ritmos sin comprar tras los que está en riesgo" });
  const lost = page.getByRole("textbox", { name: "Ritmos sin comprar tras los que se da por perdido" });
  const save = page.getByRole("button", { name: "Guardar" }).first();
  await risk.fill("3");
  await save.click();
  await page.getByText("Escribe más de 3: es el umbral anterior.").waitFor();
  expect(await lost.getAttribute("aria-invalid")).toBe("true");
  await lawful(page);

  await risk.fill("1,5");
  await lost.fill("2,2");
  await page.getByRole("button", { name: "Ver quién cambiaría de etapa" }).click();
  await page.getByText("Con estos umbrales cambiarían de etapa 8 clientes.").waitFor();
  await page
    .getByRole("row", { name: /En riesgo\s*a\s*Perdido/ })
    .getByText("y 4 más")
    .waitFor();
  await lawful(page);
  await risk.fill("1,6");
  await page.getByText("Has cambiado algo después", { exact: false }).waitFor();

  await change({ rhythmDefault: 60 });
  await save.click();
  await page.getByRole("button", { name: "Leer lo guardado y conservar lo escrito" }).click();
  const assumed = page.getByRole("textbox", { name: "Ritmo que se supone, en días" });
  await expect.poll(() => assumed.inputValue()).toBe("60");
  expect(await risk.inputValue()).toBe("1,6");
  await save.click();
  await page.getByText("Guardado.", { exact: false }).waitFor();
  await page.reload();
  await expect.poll(() => risk.inputValue()).toBe("1,6");
  await lawful(page);
  await page.goto(`${shop.url}/value?view=lifecycle`);
  await page
    .getByRole("row", { name: /^Perdido/ })
    .getByText("19", { exact: true })
    .waitFor();
  // The browser reports the refused save by itself.
  expect(troubles().filter((one) => !one.includes("status of 412"))).toEqual([]);
  await page.context().close();
});

function order(orderRef: string, externalId: string, days: number, amount: string): Record<string, unknown> {
  return { orderRef, identities: { externalId }, placedAt: ago(days), currency: "EUR", total: amount };
}

/** Ten keep buying every thirty days, eight stopped 70 days ago, twelve 200 days ago, twenty bought once, five never. */
async function history(): Promise<void> {
  const group = (letter: string, count: number): string[] =>
    Array.from({ length: count }, (_, i) => `${letter}${String(i + 1).padStart(2, "0")}`);
  const monthly = (ids: readonly string[], last: number): unknown[] =>
    ids.flatMap((id) =>
      Array.from({ length: 5 }, (_, i) => order(`${id}-${i}`, id, last + 30 * i, `${20 + 3 * i}.00`)),
    );
  const all = [...group("A", 10), ...group("B", 8), ...group("C", 12), ...group("D", 20), ...group("E", 5)];
  await shop.send(
    "customers",
    all.map((id) => ({ identities: { externalId: id }, traits: { name: `Cliente ${id}` }, at: ago(400) })),
  );
  await shop.send("orders", [
    ...monthly(group("A", 10), 10),
    ...monthly(group("B", 8), 70),
    ...monthly(group("C", 12), 200),
    ...group("D", 20).map((id, i) => order(`${id}-0`, id, 20, `${9 + i}.90`)),
  ]);
  await shop.drain();
}

/** Somebody else changes a threshold meanwhile, in a window of their own. */
async function change(some: Record<string, number>): Promise<void> {
  const { page } = await shop.signedIn("es-ES", "light", 1280);
  const status = await page.evaluate(async (some) => {
    const session = (await (await fetch("/api/session")).json()) as { workspaces: { workspaceId: string }[] };
    const headers = {
      "content-type": "application/json",
      "x-vinculo-workspace": session.workspaces[0]?.workspaceId ?? "",
    };
    const path = "/api/settings/lifecycle";
    const { settings, version } = (await (await fetch(path, { headers })).json()) as {
      settings: object;
      version: number;
    };
    const body = JSON.stringify({ ...settings, ...some });
    return (await fetch(path, { method: "PUT", headers: { ...headers, "if-match": `"${version}"` }, body }))
      .status;
  }, some);
  expect(status).toBe(200);
  await page.context().close();
}
