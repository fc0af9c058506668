import { expect, test } from "vitest";
import { drawSvg } from "#kit/chart";
import type { Chart } from "#kit/chart";
import { ordered } from "#kit/tokens";

const bar = (
  label: string,
  value: number | null,
): { label: string; value: number | null; text: string } & typeof mark => ({
  label,
  value,
  text: `${value}`,
  ...mark,
});
const mark = ordered[0]!;

const charts: Record<string, Chart> = {
  bars: {
    kind: "bars",
    panels: [{ title: "Share", bars: [bar("a", 3), bar("b", -2), bar("c", null), bar("d", 0)] }],
  },
  nothing: { kind: "bars", panels: [{ title: "", bars: [bar("a", 0)] }] },
  columns: {
    kind: "columns",
    labels: Array.from({ length: 120 }, (_, i) => `dic ${i}`),
    series: [{ name: "x", ...mark, values: Array.from({ length: 120 }, (_, i) => i - 5) }],
    tick: String,
  },
  grid: {
    kind: "grid",
    columnTitle: "F",
    rowTitle: "R",
    columns: ["1", "2"],
    rows: ["1"],
    cells: [{ column: 1, row: 0, heat: 6, text: "77" }],
  },
  sankey: {
    kind: "sankey",
    nodes: [
      { side: "left", label: "a", text: "3", ...mark },
      { side: "right", label: "b", text: "2", ...mark },
      { side: "right", label: "a", text: "1", ...mark },
    ],
    links: [
      { from: 0, to: 1, value: 2, text: "2" },
      { from: 0, to: 2, value: 1, text: "1" },
    ],
  },
  curve: {
    kind: "curve",
    xTitle: "customers",
    yTitle: "revenue",
    points: [
      [0, 0],
      [0.2, 0.8],
      [1, 1],
    ],
    equality: "equal",
    marks: [{ x: 0.2, y: 0.8, text: "80 %", ...mark }],
    tick: String,
  },
  steps: {
    kind: "steps",
    points: [
      { at: 0, value: 0.9, label: "a", text: "0.9" },
      { at: 86_400_000, value: 0.8, label: "b", text: "0.8" },
    ],
    ...mark,
    tick: String,
    when: String,
  },
  wheel: {
    kind: "wheel",
    sectors: [
      { label: "Before", gap: "", segments: [{ label: "Web", value: 3, text: "3", ...mark }] },
      { label: "After", gap: "Nothing yet", segments: [] },
    ],
  },
};

test.each(Object.entries(charts))(
  "%s: one drawing, no colour of its own, nothing that needs a page's help",
  (_, chart) => {
    for (const width of [360, 960]) {
      const svg = drawSvg(chart, width);
      expect(svg).toMatch(/^<svg /);
      expect(svg).not.toMatch(/<style|url\(|href|\bid=|NaN|undefined|https?:/);
      expect(svg.match(/(?:fill|stroke)="(?!none|var\(--c-)[^"]*"/g)).toBeNull();
      expect(drawSvg(chart, width)).toBe(svg);
    }
  },
);

test("labels are escaped", () => {
  const svg = drawSvg({ kind: "bars", panels: [{ title: "<b>", bars: [bar('<script>"&', 1)] }] }, 360);
  expect(svg).toContain("&lt;script&gt;");
  expect(svg).not.toMatch(/<script|<b>/);
});

test("a cell's figure is drawn in it", () => {
  expect(drawSvg(charts["grid"]!, 360)).toContain(">77</text>");
});
