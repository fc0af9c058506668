import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryFolder } from "#platform/launcher";
import { isRefusal } from "#platform/refusals";
import { benchPages } from "./pages.bench.ts";

type Line = Readonly<Record<string, unknown>> & { readonly state: string };

const lines: Line[] = [];
let refused: unknown;
beforeAll(async () => {
  const wish = { runs: 1, customers: 300, data: undefined };
  // As they are printed: each parses, and is one line.
  const print = (line: object): unknown => lines.push(JSON.parse(JSON.stringify(line)) as Line);
  refused = await benchPages(print, wish);
}, 600_000);

const pagesOf = (state: string): unknown[] =>
  lines.filter((line) => line.state === state && line["page"] !== undefined).map((line) => line["page"]);

test("each page is measured cold, warm and while orders come in, and answers what it should", () => {
  expect(refused).toBeNull();
  const warm = pagesOf("warm");
  expect(warm.length).toBeGreaterThan(30);
  expect(new Set(warm).size).toBe(warm.length);
  expect(pagesOf("cold")).toEqual(warm);
  expect(pagesOf("live")).toEqual(warm);
  const times = expect.any(Number) as unknown;
  for (const line of lines.filter(({ state }) => state === "warm" || state === "live")) {
    if (line["page"] === undefined) continue;
    expect(line).toMatchObject({ n: 1, p50: times, p95: times, max: times, floorP50: times, target: 150 });
    expect(Object.keys(line["answers"] as object).every((said) => said.startsWith("200"))).toBe(true);
  }
});

test("each figure of value is measured today and at a date that was not kept", () => {
  const today = pagesOf("first of the day");
  expect(today).toEqual(expect.arrayContaining(["value: pyramid", "value: lifecycle", "value: changes"]));
  expect(pagesOf("a past date, not kept")).toEqual(today);
});

test("it ends with the circumstances", () => {
  const number = expect.any(Number) as unknown;
  expect(lines.at(-1)).toMatchObject({
    state: "all",
    customers: 300,
    orders: number,
    events: number,
    load: { customers: 300, customersPerSecond: number },
    node: process.version,
    fsync: "on",
    missedWarm: expect.any(Array) as unknown,
    missedLive: expect.any(Array) as unknown,
    osCache: expect.stringMatching(/^(dropped|warm)$/) as unknown,
  });
});

test("a folder without customers is refused", async () => {
  const folder = await temporaryFolder();
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const nobody = await benchPages(() => undefined, { runs: 1, customers: 1, data: join(folder, "data") });
  expect(isRefusal(nobody) && nobody.id).toBe("bench.nobody");
});
