import { expect, test } from "vitest";
import { directionOf, nextSort } from "./column.ts";

test("figures sort downwards first, texts upwards, and a second press turns them around", () => {
  expect(nextSort("", { id: "spent", numeric: true })).toBe("-spent");
  expect(nextSort("-spent", { id: "spent", numeric: true })).toBe("spent");
  expect(nextSort("-spent", { id: "name" })).toBe("name");
  expect(nextSort("name", { id: "name" })).toBe("-name");
});

test("a column knows its direction", () => {
  expect(["name", "-name", "spent", ""].map((sort) => directionOf(sort, "name"))).toEqual([
    "ascending",
    "descending",
    "none",
    "none",
  ]);
});
