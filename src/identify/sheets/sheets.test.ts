import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { unfoldSheet } from "./unfold.ts";
import { writeArchive, writeWorkbook } from "#test/workbook";

const folder = mkdtempSync(join(tmpdir(), "vinculo-sheets-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const book = join(folder, "book.xlsx");
const table = join(folder, "table.csv");

test("the first sheet with rows becomes a table, row by row", async () => {
  writeWorkbook(book, {
    Portada: [],
    Pedidos: [
      ["Fecha", "Cliente", "Importe", "Nota", "Socio"],
      [{ date: 46_000 }, "Ana, S. L.", 12.5, 'dice "sí"', true],
      [],
      [{ date: 46_000.75 }, "José\nLuis", 0.1 + 0.2, "001", false],
      [null, "C-7", 8_400_000_000_017, " con espacios ", null],
    ],
    Otros: [["x"]],
  });
  expect(await unfoldSheet(book, table)).toEqual({ sheet: "Pedidos", rows: 5, others: ["Otros"] });
  expect(readFileSync(table, "utf8").split("\r\n")).toEqual([
    "Fecha,Cliente,Importe,Nota,Socio",
    '2025-12-09,"Ana, S. L.",12.5,"dice ""sí""",true',
    expect.stringMatching(/^,*$/),
    "2025-12-09 18:00:00,José Luis,0.3,001,false",
    ',C-7,8400000000017," con espacios ",',
    "",
  ]);
});

test("a sheet of too many rows is refused, with the limit", async () => {
  writeWorkbook(book, { Pedidos: Array.from({ length: 21 }, (_, at) => [at]) });
  expect(await unfoldSheet(book, table, { rows: 20, inflatedBytes: 1e6 })).toMatchObject({
    refused: true,
    id: "sheet.too_many_rows",
    params: { rows: 20 },
  });
});

test("a bomb is refused by what it inflates to, whatever its directory says", async () => {
  const parts = [
    { name: "xl/workbook.xml", bytes: Buffer.from("<workbook/>") },
    { name: "xl/worksheets/sheet1.xml", bytes: Buffer.alloc(40 * 2 ** 20), lies: 1_000 },
  ];
  writeArchive(book, parts);
  const refused = await unfoldSheet(book, table, { rows: 100, inflatedBytes: 32 * 2 ** 20 });
  expect(refused).toMatchObject({ id: "sheet.too_large", status: 413 });
});

test("what is no workbook is refused: cut short, another archive, encrypted, nothing in it", async () => {
  writeWorkbook(book, { Pedidos: [["a"], ["b"]] });
  const whole = readFileSync(book);
  const cut = join(folder, "cut.xlsx");
  for (const bytes of [
    whole.subarray(0, whole.length - 30),
    whole.subarray(0, 60),
    Buffer.from("PK\u0003\u0004"),
  ]) {
    writeFileSync(cut, bytes);
    expect(await unfoldSheet(cut, table)).toMatchObject({ id: "sheet.broken" });
  }
  writeArchive(cut, [{ name: "readme.txt", bytes: Buffer.from("hello") }]);
  expect(await unfoldSheet(cut, table)).toMatchObject({ id: "sheet.broken" });
  writeFileSync(cut, Buffer.from("d0cf11e0a1b11ae1", "hex"));
  expect(await unfoldSheet(cut, table)).toMatchObject({ id: "sheet.encrypted" });
  writeWorkbook(cut, { Pedidos: [], Otra: [[null]] });
  expect(await unfoldSheet(cut, table)).toMatchObject({ id: "sheet.empty" });
});

test("a workbook whose parts are damaged is refused and takes nothing down", async () => {
  writeWorkbook(book, { Pedidos: Array.from({ length: 50 }, (_, at) => [`row ${at}`, at]) });
  const whole = readFileSync(book);
  for (let at = 40; at < whole.length; at += 301) {
    const damaged = Buffer.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ 0xff;
    writeFileSync(join(folder, "damaged.xlsx"), damaged);
    const answer = await unfoldSheet(join(folder, "damaged.xlsx"), table);
    expect("sheet" in answer || answer.id.startsWith("sheet.")).toBe(true);
  }
});
