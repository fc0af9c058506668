import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { overflow, violations } from "#test/axe";
import { launchBrowser } from "#test/browser";
import { testDatabase } from "#test/database";
import { establish, keyRights } from "#access/accounts";
import { issueKey } from "#access/keys";
import { buildPage, listen } from "#app/server";
import { recountDue } from "#identify/recounts";
import { slices } from "#app/slices";
import { type Clock, fixedClock, systemClock } from "#platform/clock";
import type { Database } from "#platform/database";
import { pulse } from "#platform/pulse";
import { isRefusal } from "#platform/refusals";
import { work } from "#platform/tasks";

const account = { email: "ana@cafe.example", password: "tueste claro 9" };

/** A shop in a database of its own, served as `start` serves it, and a browser to look at it. */
export type Shop = {
  readonly url: string;
  /** Sends facts by the API, as the shop's till would. */
  readonly send: (what: "customers" | "orders" | "events", items: readonly unknown[]) => Promise<void>;
  /** Lets the pulse react to everything that waits. */
  readonly drain: () => Promise<unknown>;
  /** Finds again what is counted from the facts. */
  readonly recount: () => Promise<unknown>;
  /** A page of its owner, and what the browser complained about since. */
  readonly signedIn: (
    locale: string,
    colorScheme: "light" | "dark",
    width: number,
  ) => Promise<{ page: Page; troubles: () => string[] }>;
  readonly close: () => Promise<void>;
};

export async function openShop(): Promise<Shop> {
  const database = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), "vinculo-shop-"));
  const server = await listen({ port: 0, host: "127.0.0.1", publicUrl: null }, systemClock, {
    secret: "a secret that signs cookies in this test only",
    token: null,
  });
  if (isRefusal(server)) throw new Error(server.id);
  server.use(database);
  server.show(await buildPage(folder));
  const apiKey = await found(database);
  const browser = await launchBrowser();
  const ending = new AbortController();
  // Figures that took long are worked out again in the background.
  const working = work({ database, slices, clock: systemClock }, ending.signal);
  return {
    url: server.url,
    send: (what, items) => send(server.url, apiKey, what, items),
    drain: pulse(database, slices, systemClock).drain,
    recount: () => recountDue({ database, slices, clock: later() }),
    signedIn: async (locale, colorScheme, width) => {
      const viewport = { width, height: 860 };
      const context = await browser.newContext({
        locale,
        colorScheme,
        viewport,
        timezoneId: "Europe/Madrid",
        reducedMotion: "reduce",
      });
      return signIn(await context.newPage(), server.url);
    },
    close: async () => {
      ending.abort();
      await working;
      await browser.close();
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}

let looks = 0;

/** Long after whatever was counted before. */
function later(): Clock {
  looks += 1;
  return fixedClock(new Date(Date.now() + looks * 3_600_000));
}

/** Waits until as many pictures are drawn. */
export async function drawn(page: Page, pictures: number): Promise<void> {
  const ready = page.locator('[role=img][data-drawn="true"]');
  await expect.poll(() => ready.count(), { timeout: 10_000 }).toBeGreaterThanOrEqual(pictures);
}

/** No violation that axe knows, and nothing wider than the screen. */
export async function lawful(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
}

const day = 86_400_000;

/** The instant `days` ago. */
export function ago(days: number): string {
  return new Date(Date.now() - days * day).toISOString();
}

/**
 * A zone where it is between noon and one: days ago are then calendar days ago, whenever the tests run. In Madrid, an hour
 * before midnight in winter was a day later in summer.
 */
function whereItIsNoon(): string {
  const behind = new Date().getUTCHours() - 12;
  return behind === 0 ? "Etc/GMT" : `Etc/GMT${behind > 0 ? "+" : ""}${behind}`;
}

/** Creates the workspace and its owner, and answers an API key. */
async function found(database: Database): Promise<string> {
  const founding = {
    workspace: "Tostadero",
    zone: whereItIsNoon(),
    currency: "EUR",
    name: "Ana",
    ...account,
  };
  const now = systemClock.now();
  const made = await establish(database, founding, now, {
    onlyFirst: false,
    also: (tx, { workspaceId }) => {
      const key = {
        workspaceId,
        name: "test",
        rights: keyRights,
        actor: "test",
        actorKind: "command",
      } as const;
      return issueKey(tx, key, now);
    },
  });
  if (isRefusal(made)) throw new Error(made.id);
  return made.also.key;
}

async function send(url: string, key: string, what: string, items: readonly unknown[]): Promise<void> {
  const answer = await fetch(`${url}/api/${what}`, {
    method: what === "customers" ? "PUT" : "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ items }),
  });
  expect(await answer.json()).toMatchObject({ refused: [] });
}

async function signIn(page: Page, url: string): Promise<{ page: Page; troubles: () => string[] }> {
  const heard: string[] = [];
  page.on("console", (message) => {
    // A browser reports every 401 of its own accord; whatever else it has to say is ours.
    if (message.type() === "error" && !/status of 401/.test(message.text())) heard.push(message.text());
  });
  page.on("pageerror", (error) => heard.push(String(error)));
  await page.goto(url);
  await page.locator("[name=email]").fill(account.email);
  await page.locator("[name=password]").fill(account.password);
  await page.keyboard.press("Enter");
  await page.getByRole("navigation").first().waitFor({ state: "attached" });
  await page.waitForURL((address) => !address.pathname.includes("sign-in"));
  return { page, troubles: () => heard };
}
