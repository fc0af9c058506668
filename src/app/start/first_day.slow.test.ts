import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "#test/browser";
import { command, freePort, run, type Running } from "./running.fixture.ts";

/** A first day with Vínculo, as a person has it: their own browser, the real program, nothing prepared. */
const days = [
  {
    language: "es-ES",
    submit: /Crear/,
    timeline: "Cronología",
    before: ["Cliente potencial", "Potenciales"],
    after: ["Primera compra", /Principales|Grandes|Medianos|Pequeños/],
  },
  {
    language: "en-GB",
    submit: /Create/,
    timeline: "Timeline",
    before: ["Prospect", "Prospects"],
    after: ["First-time", /Top|Big|Medium|Small/],
  },
] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe.each(days)("a first day, $language", ({ language, submit, timeline, before, after }) => {
  let folder: string;
  let running: Running;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "vinculo-day-"));
    running = await run(folder, await freePort());
  });
  afterAll(async () => {
    await running?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it("first run, demo, a customer found and read, an order by API that shows without reloading", async () => {
    const page = await browser.newPage({ locale: language });
    const broken: string[] = [];
    page.on("pageerror", (error) => broken.push(error.message));

    await page.goto(running.origin);
    await page.fill("input[name=workspace]", "Tostadero");
    await page.fill("input[name=name]", "Ana");
    await page.fill("input[name=email]", "ana@example.com");
    await page.fill("input[name=password]", "una frase bien larga");
    await page.getByRole("button", { name: submit }).click();
    await page.waitForURL("**/begin");

    await command(folder, "demo", "--customers", "300");
    const prospect = await prospectOf(page);

    await page.goto(`${running.origin}/customers`);
    await page.getByRole("searchbox").fill(prospect.name);
    await page.getByText(prospect.name).first().click();
    await page.goto(`${running.origin}/customers/${prospect.customerId}`);
    await page.getByRole("heading", { name: timeline }).waitFor();
    for (const text of before) await page.getByText(text, { exact: true }).first().waitFor();

    // Whatever is kept in the page would be gone by a reload.
    await page.evaluate(() => Object.assign(globalThis, { stayed: true }));
    const posted = await running.post(
      "/api/orders",
      { items: [orderOf(prospect.externalId)] },
      await keyOf(page),
    );
    expect(posted).toMatchObject({ accepted: 1, refused: [] });
    for (const text of after) await page.getByText(text, { exact: true }).first().waitFor();
    expect(await page.evaluate(() => "stayed" in globalThis)).toBe(true);
    expect(broken).toEqual([]);
  });
});

type Prospect = { customerId: string; name: string; externalId: string };

/** Somebody of the demo who never bought, once the demo has told everyone's stage. */
async function prospectOf(page: Page): Promise<Prospect> {
  let found: Prospect | undefined;
  await expect
    .poll(
      async () => {
        const list = await asked<{ items: Prospect[] }>(
          page,
          "GET",
          "/api/customers?stage=prospect&limit=20",
        );
        found = list.items.find((one) => one.name && one.externalId);
        return found;
      },
      { timeout: 20_000 },
    )
    .toBeTruthy();
  if (!found) throw new Error("nobody to sell to");
  return found;
}

async function keyOf(page: Page): Promise<string> {
  const made = await asked<{ key: string }>(page, "POST", "/api/keys", {
    name: "tienda",
    rights: ["orders.write"],
  });
  return made.key;
}

/** Asks as the page asks: with its session, from its origin. */
function asked<T>(page: Page, method: string, path: string, body?: unknown): Promise<T> {
  return page.evaluate(
    async ([how, where, sent]) => {
      const workspace = JSON.parse(localStorage.getItem("vinculo.workspace") ?? '""') as string;
      const answer = await fetch(where, {
        method: how,
        headers: {
          "x-vinculo-workspace": workspace,
          ...(sent ? { "content-type": "application/json" } : {}),
        },
        ...(sent ? { body: sent } : {}),
      });
      return (await answer.json()) as T;
    },
    [method, path, body ? JSON.stringify(body) : ""] as const,
  );
}

function orderOf(externalId: string): object {
  return {
    orderRef: "W-1",
    identities: { externalId },
    placedAt: new Date().toISOString(),
    lines: [{ sku: "CASA-1K", quantity: "1", unitPrice: "24.90" }],
  };
}
