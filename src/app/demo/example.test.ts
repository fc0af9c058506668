import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { exampleFile } from "./example.ts";

const committed = readFileSync("examples/orders.csv", "utf8");
const rows = committed
  .trimEnd()
  .split("\n")
  .slice(1)
  .map((row) => row.split(";"));

test("examples/orders.csv is what the simulation writes: else run node src/app/demo/example.ts > examples/orders.csv", () => {
  expect(committed === exampleFile()).toBe(true);
});

test("it is small, and shows everything that a report explains", () => {
  expect(Buffer.byteLength(committed)).toBeLessThanOrEqual(300_000);
  expect(rows.every((row) => row.length === 8)).toBe(true);
  const count = (test: (row: string[]) => boolean) => rows.filter(test).length;
  expect(new Set(rows.map(([, , customer]) => customer)).size - 1).toBe(420);
  expect(count(([, , customer]) => customer === "")).toBeGreaterThan(100);
  expect(count(([, , , , , quantity]) => Number(quantity) < 0)).toBeGreaterThan(30);
  expect(count(([document]) => document!.startsWith("A"))).toBeGreaterThan(5);
  expect(count(([, , , , description]) => description === "Gastos de envío")).toBeGreaterThan(100);
  expect(count(([, , , , , , price]) => price === "0,00")).toBeGreaterThan(10);
  expect(new Set(rows.map((row) => row[7]))).toEqual(new Set(["Lavapiés", "Ruzafa", "Triana", "Web"]));
});
