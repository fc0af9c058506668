import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { overflow, violations } from "#test/axe";
import { launchBrowser } from "#test/browser";
import { serveKitPage } from "#test/kit_page";

let browser: Browser;
let served: Awaited<ReturnType<typeof serveKitPage>>;

beforeAll(async () => {
  served = await serveKitPage(join(import.meta.dirname, "table.fixture.tsx"));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await served.close();
});

test("of ten thousand rows only those in sight are drawn; more come as one scrolls, the head stays", async () => {
  const { page, troubles } = await open(1000);
  expect(await page.getByRole("row").count()).toBeLessThan(60);
  const region = page.getByRole("region", { name: "Clientes" });
  for (let i = 0; i < 4; i += 1) {
    const before = await page.getByRole("status").textContent();
    await region.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await expect.poll(() => page.getByRole("status").textContent()).not.toBe(before);
  }
  expect(await page.getByRole("row").count()).toBeLessThan(70);
  const head = (await page.getByRole("columnheader", { name: /Nombre/ }).boundingBox())!;
  const frame = (await region.boundingBox())!;
  expect(Math.abs(head.y - frame.y)).toBeLessThan(3);
  expect(troubles).toEqual([]);
  await page.context().close();
});

test("by keyboard: sort, walk the rows, open one at the side, close it", async () => {
  const { page } = await open(1000);
  await page.getByRole("button", { name: /Gasto/ }).focus();
  await page.keyboard.press("Enter");
  expect(await page.getByRole("columnheader", { name: /Gasto/ }).getAttribute("aria-sort")).toBe(
    "descending",
  );
  expect(await page.getByRole("row").nth(1).textContent()).toContain("9999");
  await page.getByRole("row").nth(1).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  const side = page.getByRole("dialog");
  await side.waitFor();
  const opened = page.getByRole("row", { selected: true });
  expect(await opened.textContent()).toContain((await side.getByRole("heading").textContent()) ?? "?");
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await side.waitFor({ state: "detached" });
  await page.context().close();
});

test.each([1000, 380])(
  "columns are chosen and kept, and nothing is wider than the screen: %i px",
  async (width) => {
    const { page } = await open(width);
    expect(await page.getByRole("columnheader").count()).toBe(2);
    await page.getByRole("button", { name: "Columnas" }).click();
    await page.getByRole("checkbox", { name: "Ciudad" }).check();
    await page.reload();
    expect(await page.getByRole("columnheader").count()).toBe(3);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  },
);

async function open(width: number): Promise<{ page: Page; troubles: string[] }> {
  const context = await browser.newContext({
    locale: "es-ES",
    reducedMotion: "reduce",
    viewport: { width, height: 800 },
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("console", (message) => void (message.type() === "error" && troubles.push(message.text())));
  page.on("pageerror", (error) => troubles.push(String(error)));
  await page.goto(served.url);
  await page.getByRole("table").waitFor();
  if (process.env["PICTURES"])
    await page.screenshot({ path: join(process.env["PICTURES"], `table-${width}.png`) });
  return { page, troubles };
}
