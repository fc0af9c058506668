import fc from "fast-check";
import { expect, test } from "vitest";
import { csvOf, fileName } from "./export.ts";

const table = (rows: string[][]) => ({
  caption: "x",
  columns: (rows[0] ?? ["a"]).map((_, i) => ({ title: `column ${i}` })),
  rows,
});

test("what is written as CSV reads back as it was, whatever it holds", () => {
  const cell = fc.string({ unit: "grapheme" }).filter((text) => !/^[=+@\t\r-]/.test(text));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      expect(readCsv(csvOf(table(rows))).slice(1)).toEqual(rows);
    }),
  );
});

test("a text that a spreadsheet would run is disarmed, and a negative figure is left alone", () => {
  const csv = csvOf(
    table([
      ["=1+1", "@x"],
      ["-12,5 %", "-rm"],
      ["+34 600", "a"],
    ]),
  );
  expect(csv.split("\r\n").slice(1, -1)).toEqual(["'=1+1,'@x", '"-12,5 %",\'-rm', "'+34 600,a"]);
});

test("a file is named after its caption", () => {
  expect(fileName("Clientes por etapa: hoy, según el ritmo")).toBe("clientes-por-etapa-hoy-segun-el-ritmo");
  expect(fileName("—")).toBe("vinculo");
});

/** RFC 4180 by its own grammar: a field is quoted or holds none of the four characters. */
function readCsv(text: string): string[][] {
  expect(text.startsWith("\u{feff}")).toBe(true);
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  return rows.slice(0, -1);
}
