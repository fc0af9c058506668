import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "#test/browser";
import { serveKitPage } from "#test/kit_page";

let browser: Browser;
let served: Awaited<ReturnType<typeof serveKitPage>>;

beforeAll(async () => {
  served = await serveKitPage(join(import.meta.dirname, "echart.fixture.tsx"));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await served.close();
});

test.each([
  ["light", 1000],
  ["dark", 1000],
  ["light", 380],
] as const)(
  "bars, columns and cells are drawn, speak and open, under a strict policy: %s, %i px",
  async (theme, width) => {
    const { page, troubles } = await open(theme, width);
    expect(await page.locator("[data-drawn=true] canvas").count()).toBe(3);
    for (const caption of ["Clientes por nivel", "Ingresos por mes", "Recencia y frecuencia"]) {
      const picture = page.getByRole("img", { name: caption });
      expect(await inked(picture)).toBeGreaterThan(1000);
      const box = (await picture.boundingBox())!;
      const place = { x: box.width * 0.45, y: box.height * 0.6 };
      await picture.hover({ position: place });
      await picture.click({ position: place });
    }
    expect(await page.locator("output").textContent()).toMatch(/^grid 0 \d+$/);
    expect(troubles).toEqual([]);
    await page.context().close();
  },
);

test("the table is one press away, and what is exported is what it shows", async () => {
  const { page, troubles } = await open("light", 1000);
  await page.getByRole("button", { name: "Ver la tabla" }).first().click();
  expect(await page.getByRole("table").first().getByRole("row").count()).toBe(5);
  await page.getByRole("button", { name: "Exportar" }).nth(2).click();
  const [csv] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: /CSV/ }).click(),
  ]);
  expect(csv.suggestedFilename()).toBe("recencia-y-frecuencia.csv");
  expect(await readFile(await csv.path(), "utf8")).toBe("\u{feff}Nivel,Clientes\r\n5,'=1\r\n");
  await expect.poll(() => page.getByRole("menuitem").count()).toBe(0);
  await page.getByRole("button", { name: "Exportar" }).nth(1).click();
  const [png] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: /PNG/ }).click(),
  ]);
  expect((await readFile(await png.path())).subarray(1, 4).toString()).toBe("PNG");
  expect(troubles).toEqual([]);
  await page.context().close();
});

async function open(
  colorScheme: "light" | "dark",
  width: number,
): Promise<{ page: Page; troubles: string[] }> {
  const context = await browser.newContext({
    colorScheme,
    locale: "es-ES",
    viewport: { width, height: 1300 },
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("console", (message) => void (message.type() === "error" && troubles.push(message.text())));
  page.on("pageerror", (error) => troubles.push(String(error)));
  await page.goto(served.url);
  await page.locator("[data-drawn=true] canvas").nth(2).waitFor();
  if (process.env["PICTURES"])
    await page.screenshot({
      path: join(process.env["PICTURES"], `kit-${colorScheme}-${width}.png`),
      fullPage: true,
    });
  return { page, troubles };
}

/** How many of a picture's pixels hold ink. */
function inked(picture: ReturnType<Page["locator"]>): Promise<number> {
  return picture.locator("canvas").evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((alpha, i) => i % 4 === 3 && alpha > 0).length;
  });
}
