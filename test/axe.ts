import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const run = `axe.run(document, { resultTypes: ["violations"] }).then((found) =>
  found.violations.map((one) => one.id + ": " + one.nodes.map((node) => node.html).join(" | ").slice(0, 400)))`;

/** What axe finds wrong with a page as it stands, one line a rule. Nothing is the answer to hope for. */
export async function violations(page: Page): Promise<string[]> {
  const wire = await page.context().newCDPSession(page);
  // Through the debugger: the page's own policy refuses a script that is put into it.
  await wire.send("Runtime.evaluate", { expression: source });
  const { result } = await wire.send("Runtime.evaluate", {
    expression: run,
    awaitPromise: true,
    returnByValue: true,
  });
  await wire.detach();
  return result.value as string[];
}

/** By how many pixels a page is wider than its screen. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}
