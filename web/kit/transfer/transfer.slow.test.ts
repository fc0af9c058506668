import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { overflow, violations } from "#test/axe";
import { launchBrowser } from "#test/browser";
import { serveKitPage } from "#test/kit_page";

let browser: Browser;
let served: Awaited<ReturnType<typeof serveKitPage>>;

beforeAll(async () => {
  served = await serveKitPage(join(import.meta.dirname, "transfer.fixture.tsx"));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await served.close();
});

const file = {
  name: "ventas.csv",
  mimeType: "text/csv",
  buffer: Buffer.from("cliente,fecha\n1,2026-01-02\n"),
};

test.each([
  ["light", 1280],
  ["dark", 390],
] as const)(
  "a file is chosen by keyboard, goes up, and is spoken of in a sentence: %s, %i px",
  async (theme, width) => {
    const { page, troubles } = await open(theme, width);
    const sent: { url: string; body: string | null; type: string | undefined }[] = [];
    await page.route("**/api/files*", (route, request) => {
      sent.push({
        url: request.url(),
        body: request.postData(),
        type: request.headers()["content-type"],
      });
      return route.fulfill({ status: 201, json: { name: file.name } });
    });
    const choosing = page.waitForEvent("filechooser");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await lawful(page);
    await (await choosing).setFiles(file);
    const choice = page.getByRole("combobox", { name: "Qué es la columna" });
    await choice.selectOption("el importe");
    await page.getByText("La columna ventas.csv es").waitFor();
    expect(await choice.inputValue()).toBe("amount");
    expect(sent).toEqual([
      {
        url: `${served.url}api/files?name=ventas.csv`,
        body: file.buffer.toString(),
        type: "application/octet-stream",
      },
    ]);
    await lawful(page);
    expect(troubles).toEqual([]);
    await page.context().close();
  },
);

test("a file is dropped anywhere; one that is refused says why, and the place is there again", async () => {
  const { page } = await open("light", 1000);
  await page.route("**/api/files*", (route) =>
    route.fulfill({
      status: 422,
      contentType: "application/problem+json",
      json: { type: "urn:vinculo:file.empty", status: 422, detail: "El archivo está vacío." },
    }),
  );
  await drop(page);
  await page.getByRole("alert").getByText("El archivo está vacío.").waitFor();
  await lawful(page);
  await page.unroute("**/api/files*");
  await page.route("**/api/files*", (route) => route.abort());
  await drop(page);
  await expect.poll(() => page.getByRole("alert").textContent()).toBe("web.offline");
  await page.context().close();
});

test("a file on its way can be stopped, and nothing is said to be wrong", async () => {
  const { page } = await open("light", 1000);
  await page.route("**/api/files*", () => undefined);
  await drop(page);
  await page.getByText("Enviando ventas.csv").waitFor();
  await lawful(page);
  await page.getByRole("button", { name: "Cancelar" }).click();
  await page.getByRole("button", { name: "Elegir archivo" }).waitFor();
  expect(await page.getByRole("alert").count()).toBe(0);
  await page.context().close();
});

/** Lets a file go over the page's own ground, far from the place that is drawn for it. */
async function drop(page: Page): Promise<void> {
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["cliente,fecha\n"], "ventas.csv"));
    for (const kind of ["dragover", "drop"])
      document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
  });
}

async function open(
  colorScheme: "light" | "dark",
  width: number,
): Promise<{ page: Page; troubles: string[] }> {
  const context = await browser.newContext({
    locale: "es-ES",
    colorScheme,
    reducedMotion: "reduce",
    viewport: { width, height: 860 },
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
  page.on("pageerror", (error) => troubles.push(String(error)));
  await page.goto(served.url);
  await page.getByRole("button", { name: "Elegir archivo" }).waitFor();
  return { page, troubles };
}

async function lawful(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
}
