import { describe, expect, test } from "vitest";
import { contrast, faces, heat, neutral, ordered, tone, toneStyles } from "#kit/tokens";
import type { Tone } from "#kit/tokens";

const themes = ["light", "dark"] as const;
const between = (a: Tone, b: Tone, theme: (typeof themes)[number]): number =>
  contrast(faces(a)[theme], faces(b)[theme]);

describe.each(themes)("tokens in %s", (theme) => {
  test("text keeps 4.5 : 1 on both surfaces", () => {
    for (const surface of [neutral.surface, neutral.raised])
      for (const ink of [neutral.ink, neutral.quiet, neutral.accent, neutral.danger, neutral.soon])
        expect(between(ink, surface, theme)).toBeGreaterThanOrEqual(4.5);
  });

  test("a heat map's figures keep 4.5 : 1 on their step", () => {
    for (const step of heat) expect(between(step.ink, step.fill, theme)).toBeGreaterThanOrEqual(4.5);
  });

  test("every mark's edge keeps 3 : 1 to the surface", () => {
    for (const mark of ordered) expect(between(mark.edge, neutral.surface, theme)).toBeGreaterThanOrEqual(3);
  });
});

test("a page declares each tone that it uses, once, for both themes", () => {
  const used = tone("#0F766E", "#2DD4BF");
  expect(toneStyles(`a{color:${used}} b{fill:${used}}`)).toEqual({
    light: "--c-0f766e-2dd4bf:#0f766e;",
    dark: "--c-0f766e-2dd4bf:#2dd4bf;",
  });
});
