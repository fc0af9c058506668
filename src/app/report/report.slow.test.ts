import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderReport } from "#app/report";
import { launchBrowser } from "#test/browser";
import { largest, plausible, smallest } from "./plausible.fixture.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "vinculo-report-"));
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

type Look = { width: number; scheme: "light" | "dark"; inspect?: boolean };

/** Opens a report from the disk, as whoever receives it does; `inspect` lets a test's own script past the policy. */
async function open(
  name: string,
  html: string,
  look: Look,
): Promise<{ page: Page; asked: string[]; said: string[] }> {
  const path = join(folder, `${name}.html`);
  writeFileSync(path, html);
  const context = await browser.newContext({
    viewport: { width: look.width, height: 900 },
    colorScheme: look.scheme,
    bypassCSP: look.inspect ?? false,
  });
  const page = await context.newPage();
  const [asked, said]: [string[], string[]] = [[], []];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  await page.goto(pathToFileURL(path).href);
  return { page, asked, said };
}

const files = { plausible, smallest, largest };

describe.each(Object.entries(files))("%s", (name, make) => {
  test.each([360, 1280])(
    "at %i px nothing is asked for, nothing complains, nothing scrolls sideways",
    async (width) => {
      for (const language of ["es", "en"] as const) {
        const { page, asked, said } = await open(name, renderReport(make(), language), {
          width,
          scheme: "light",
        });
        expect(asked).toEqual([page.url()]);
        expect(said).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
        await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
        expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
        await page.context().close();
      }
    },
  );

  test.each(["light", "dark"] as const)("axe finds nothing in %s", async (scheme) => {
    for (const width of [390, 1280]) {
      const { page } = await open(name, renderReport(make(), "es"), { width, scheme, inspect: true });
      // Tables open, except those of ten years: axe takes half a minute for their cells and learns nothing new.
      if (name !== "largest")
        await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
      await page.evaluate(axe);
      const found = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
        "axe.run()",
      );
      expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      await page.context().close();
    }
  });
});

test("the button turns the page dark and light again, and paper is always white", async () => {
  const { page, said } = await open("button", renderReport(plausible(), "es"), {
    width: 1280,
    scheme: "light",
  });
  const ground = (): Promise<string> => page.evaluate("getComputedStyle(document.body).backgroundColor");
  const white = await ground();
  await page.getByRole("button", { name: "Ver en oscuro" }).click();
  expect(await ground()).not.toBe(white);
  await page.emulateMedia({ media: "print" });
  expect(await ground()).toBe(white);
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("button", { name: "Ver en claro" }).click();
  expect(await ground()).toBe(white);
  expect(said).toEqual([]);
  await page.context().close();
});

test("a script in a name does not run", async () => {
  const name = `<img src=x onerror="document.title='run'"><script>document.title='run'</script>`;
  const { page } = await open("script", renderReport(plausible({ file: name }), "es"), {
    width: 1280,
    scheme: "light",
  });
  expect(await page.title()).toContain("<img");
  expect(await page.evaluate("document.querySelectorAll('img').length")).toBe(0);
  await page.context().close();
});
