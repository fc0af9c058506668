import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { overflow, violations } from "#test/axe";
import { launchBrowser } from "#test/browser";
import type { Analysis } from "#app/analyze";
import { formats } from "#kit/format";
import { command, freePort, run, type Running } from "./running.fixture.ts";

/**
 * From `npm start` to the pyramid of one's own file, as a person does it who reads nothing: their own browser, the real
 * program, a file as it is. What is on screen at the end is what `vinculo analyze` says of the file.
 */
const data = resolve("../shared/data");
const files = [
  ["CDNOW_sample.txt", "es-ES", "light", 1280],
  ["CDNOW_master.txt", "en-GB", "dark", 1280],
  ["online-retail.csv.gz", "es-ES", "dark", 390],
] as const;

/** "Crear el espacio", "Elegir archivo" (none where the file is dropped), "Importar". */
const clicksToThePyramid = 3;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

// The files are too big to come with the source: where they are absent, the test is skipped and says so.
describe.each(files)("%s, %s, %s, %i px", (file, locale, colorScheme, width) => {
  const path = join(data, file);
  let folder: string;
  let running: Running;
  beforeAll(async () => {
    if (!existsSync(path)) return;
    folder = await mkdtemp(join(tmpdir(), "vinculo-file-"));
    running = await run(folder, await freePort());
  });
  afterAll(async () => {
    await running?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  it.skipIf(!existsSync(path))(
    `to its pyramid in ${clicksToThePyramid} clicks, with the numbers of analyze (needs ${path})`,
    async () => {
      const report = join(folder, "report.html");
      const said = JSON.parse(await command(folder, "analyze", path, "--json", "--out", report)) as Analysis;
      const words = locale === "es-ES" ? spanish : english;
      const context = await browser.newContext({
        locale,
        colorScheme,
        viewport: { width, height: 860 },
        timezoneId: "Europe/Madrid",
        reducedMotion: "reduce",
      });
      const page = await context.newPage();
      const broken: string[] = [];
      page.on("pageerror", (error) => broken.push(error.message));
      let clicks = 0;
      const click = (what: Locator): Promise<void> => {
        clicks += 1;
        return what.click();
      };

      await page.goto(running.origin);
      await page.fill("input[name=workspace]", "Tostadero");
      await page.fill("input[name=name]", "Ana");
      await page.fill("input[name=email]", "ana@example.com");
      await page.fill("input[name=password]", "una frase bien larga");
      await click(page.getByRole("button", { name: words.create }));
      const choosing = page.waitForEvent("filechooser");
      await click(page.getByRole("button", { name: words.choose }));
      await (await choosing).setFiles(path);
      await page.getByText(words.taken).first().waitFor({ timeout: 120_000 });
      await lawful(page);
      await click(page.getByRole("button", { name: words.run }));
      await page.getByRole("button", { name: words.customers }).waitFor({ timeout: 240_000 });
      await page.locator('[role=img][data-drawn="true"]').first().waitFor({ timeout: 60_000 });
      expect(clicks).toBe(clicksToThePyramid);
      await lawful(page);

      const as = formats(locale === "es-ES" ? "es" : "en", "EUR");
      const main = plain(await page.getByRole("main").innerText());
      for (const number of [as.count(said.customers), as.count(said.orders), as.money(said.revenue)])
        expect(main).toContain(plain(number));
      await expectTiers(page, said, as);
      await page.goto(`${running.origin}/value?view=pyramid&at=${said.asOf}`);
      await page.locator('[role=img][data-drawn="true"]').first().waitFor({ timeout: 60_000 });
      await expectTiers(page, said, as);
      expect(broken).toEqual([]);
      await context.close();
    },
    600_000,
  );
});

const spanish = {
  create: /Crear/,
  choose: "Elegir archivo",
  taken: "Se toman",
  run: /^Importar \d/,
  customers: "Ver los clientes",
};
const english = {
  create: /Create/,
  choose: "Choose a file",
  taken: "Taken",
  run: /^Import \d/,
  customers: "See the customers",
};

/** Each tier's customers and revenue, as its row of the pyramid's table says them. */
async function expectTiers(page: Page, said: Analysis, as: ReturnType<typeof formats>): Promise<void> {
  const rows = (await page.getByRole("row").allInnerTexts()).map(plain);
  for (const tier of said.pyramid.filter(({ customers }) => customers > 0)) {
    const found = rows.some(
      (row) => row.includes(plain(as.count(tier.customers))) && row.includes(plain(as.money(tier.revenue))),
    );
    expect(found, `${tier.tier}: ${tier.customers}, ${tier.revenue} in\n${rows.join("\n")}`).toBe(true);
  }
}

/** Intl sets figures and units apart with spaces that do not break. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ");
}

async function lawful(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
}
