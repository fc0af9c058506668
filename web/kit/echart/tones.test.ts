import { expect, test } from "vitest";
import { tone } from "#kit/tokens";
import { inTheme } from "./tones.ts";

const teal = tone("#0f766e", "#2dd4bf");

test("tones become the colours of one theme, wherever they stand, and nothing else changes", () => {
  const option = { color: teal, width: 3, list: [teal, "solid", null], formatter: () => teal };
  const light = inTheme(option, "light");
  expect(light).toMatchObject({ color: "#0f766e", width: 3, list: ["#0f766e", "solid", null] });
  expect(light.formatter()).toBe("#0f766e");
  expect(inTheme(option, "dark").list[0]).toBe("#2dd4bf");
});
