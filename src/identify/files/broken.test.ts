import { gzipSync } from "node:zlib";
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { isRefusal } from "#platform/refusals";
import { mustRead, folder, readWhole } from "./files.fixture.ts";
import { words as sheetWords } from "#identify/sheets/web";
import { words as tableWords } from "#identify/tables/web";
import { words as fileWords } from "./web.ts";

const all = [sheetWords, tableWords, fileWords];
const words = {
  es: Object.assign({}, ...all.map((one) => one.es)) as Record<string, string>,
  en: Object.assign({}, ...all.map((one) => one.en)) as Record<string, string>,
};

const place = folder();
afterAll(() => place.remove());

const good = "cliente;fecha;importe\nc1;13/01/2024;1.234,50\nc2;14/01/2024;20,00\n";
const zeros = Buffer.alloc(5_000);

/** Files that are refused whole: content → the refusal's id. */
const refused: readonly (readonly [name: string, content: string | Uint8Array, id: string])[] = [
  ["empty", "", "file.empty"],
  ["empty.gz", gzipSync(""), "file.empty"],
  ["only blank lines", "\n\r\n  \n", "file.no_rows"],
  ["only a byte-order mark", "\ufeff", "file.no_rows"],
  ["header only", "cliente;fecha;importe\n", "file.no_rows"],
  ["no date", "cliente;producto;importe\nc1;p;3,5\nc2;q;4,5\n", "file.column_missing"],
  ["no customer", "fecha,producto,importe\n2024-01-13,pan,3.5\n2024-01-14,sal,4.5\n", "file.column_missing"],
  ["no amount", "customer,date,product\nc1,2024-01-13,p\nc2,2024-01-14,q\n", "file.column_missing"],
  ["one column", "hola\nadiós\n", "file.column_missing"],
  ["prose", "Estimado cliente:\n\nLe escribimos para contarle algo.\nUn saludo\n", "file.column_missing"],
  [
    "renamed zip",
    Buffer.concat([Buffer.from("PK\x03\x04\x14\0\0\0", "latin1"), Buffer.from("orders.csv"), zeros]),
    "file.is_zip",
  ],
  [
    "renamed xlsx",
    Buffer.concat([Buffer.from("PK\x03\x04\x14\0\0\0", "latin1"), Buffer.from("[Content_Types].xml"), zeros]),
    "sheet.broken",
  ],
  ["old xls", Buffer.from("d0cf11e0a1b11ae1", "hex"), "file.is_excel"],
  ["pdf", "%PDF-1.7\n1 0 obj", "file.is_pdf"],
  ["png", Buffer.from("89504e470d0a1a0a0000000d", "hex"), "file.is_image"],
  ["zeros", zeros, "file.is_binary"],
  [
    "noise",
    Buffer.from(Array.from({ length: 4_000 }, (_, i) => (i * 7919 + (i >> 3) * 104_729) % 256)),
    "file.is_binary",
  ],
  ["html as xls", "<html><table><tr><td>cliente</td></tr></table></html>", "file.is_markup"],
  ["json", '[{"customer": "c1"}]', "file.is_json"],
  ["gz in gz", gzipSync(gzipSync(good)), "file.is_archive"],
  ["truncated gz", gzipSync(good.repeat(2_000)).subarray(0, 200), "file.gzip_broken"],
  ["gz cut to its first bytes", gzipSync(good).subarray(0, 6), "file.gzip_broken"],
  ["gz with a flipped byte", flipped(gzipSync(good.repeat(50))), "file.gzip_broken"],
  [
    "all dates impossible",
    "cliente;fecha;importe\nc1;31/02/2024;1\nc2;45/13/2024;2\n",
    "file.no_readable_rows",
  ],
  [
    "all amounts formulas",
    "cliente;fecha;importe\nc1;2024-01-13;=1+1\nc2;2024-01-13;@cmd\n",
    "file.no_readable_rows",
  ],
  [
    "a thousand thousand columns",
    `${",".repeat(1_000_000)}\n${",".repeat(1_000_000)}\n`,
    "file.too_many_columns",
  ],
  ["one line of 64 MB", "x".repeat(64 * 1024 * 1024), "file.no_rows"],
];

function flipped(bytes: Buffer): Buffer {
  bytes[bytes.length - 6]! ^= 0xff;
  return bytes;
}

test.each(refused)("%s is refused", async (name, content, id) => {
  const result = await readWhole(place.write(name, content));
  expect(isRefusal(result) && result.id).toBe(id);
  expect(words.es[id]).toBeTypeOf("string");
  expect(words.en[id]).toBeTypeOf("string");
});

test("places that are no files are refused", async () => {
  expect(await readWhole(join(place.path, "absent.csv"))).toMatchObject({
    id: "file.not_found",
    status: 404,
  });
  expect(await readWhole(place.path)).toMatchObject({ id: "file.is_folder" });
});

const start = "customer,date,amount,note\n";
const head = `${start}c1,2024-01-13,1.50,x\n`;
const tail = "c9,2024-01-14,2.50,y\n";

/** Rows that are reported while the others go on: the middle of a file → [line, id] of each report. */
const reported: readonly (readonly [
  name: string,
  middle: string,
  reports: readonly (readonly [number, string])[],
])[] = [
  ["impossible date", "c2,2024-02-30,1,a\n", [[3, "row.date_invalid"]]],
  ["month 13", "c2,2024-13-01,1,a\n", [[3, "row.date_invalid"]]],
  ["29 February of no leap year", "c2,2023-02-29,1,a\n", [[3, "row.date_invalid"]]],
  ["year 0024", "c2,0024-01-01,1,a\n", [[3, "row.date_out_of_range"]]],
  ["year 9999", "c2,9999-12-31,1,a\n", [[3, "row.date_out_of_range"]]],
  ["no date", "c2,,1,a\n", [[3, "row.date_missing"]]],
  ["1e999", "c2,2024-01-13,1e999,a\n", [[3, "row.amount_out_of_range"]]],
  [
    "Infinity and NaN",
    "c2,2024-01-13,Infinity,a\nc2,2024-01-13,NaN,a\n",
    [
      [3, "row.amount_out_of_range"],
      [4, "row.amount_missing"],
    ],
  ],
  ["10^14", "c2,2024-01-13,100000000000000,a\n", [[3, "row.amount_out_of_range"]]],
  ["13 decimals", "c2,2024-01-13,0.0000000000001,a\n", [[3, "row.amount_out_of_range"]]],
  ["formula as amount", 'c2,2024-01-13,"=HYPERLINK(""http://x"")",a\n', [[3, "row.amount_invalid"]]],
  ["percent", "c2,2024-01-13,12%,a\n", [[3, "row.amount_invalid"]]],
  ["words as amount", "c2,2024-01-13,twelve,a\n", [[3, "row.amount_invalid"]]],
  ["too few columns", "c2,2024-01-13\n", [[3, "row.columns_missing"]]],
  ["unquoted comma", "c2,2024-01-13,1,50,a\n", [[3, "row.columns_extra"]]],
  ["NUL bytes", "c2,2024-01-\0\0,1,a\n", [[3, "row.nul_byte"]]],
  ["unclosed quote", 'c2,2024-01-13,1,"never closed\nc3,2024-01-13,1,a\n', [[3, "row.quote_unclosed"]]],
  [
    "two unclosed quotes",
    '"c2,2024-01-13,1,a\n"c3,2024-01-13,1,a\n',
    [
      [3, "row.quote_unclosed"],
      [4, "row.quote_unclosed"],
    ],
  ],
  ["a line of 2 MiB", `${"z".repeat(2 * 1024 * 1024)}\n`, [[3, "row.too_long"]]],
  ["repeated header", start, [[3, "row.date_invalid"]]],
  ["line after a quoted line end", 'c2,2024-01-13,1,"a\nb"\nc2,nothing,1,a\n', [[5, "row.date_invalid"]]],
  ["line after blank ones", "\n\n\r\nc2,nothing,1,a\n", [[6, "row.date_invalid"]]],
];

test.each(reported)("%s is reported by its line, the rest goes on", async (name, middle, reports) => {
  const whole = await mustRead(place.write(name, head + middle + tail));
  expect(whole.rejected.map((one) => [one.row, one.id])).toEqual(reports);
  expect(whole.rows.at(0)).toMatchObject({ row: 2, customer: "c1", amount: "1.5" });
  expect(whole.rows.at(-1)).toMatchObject({ customer: "c9", amount: "2.5" });
  expect(whole.count).toBe(whole.rows.length + whole.rejected.length);
  for (const { id } of whole.rejected) expect(words.es[id] && words.en[id]).toBeTypeOf("string");
});

test("a total line at the end is reported, not counted", async () => {
  const whole = await mustRead(place.write("total", `${good}Total;;1.254,50\n\n`));
  expect(whole.rows.map((row) => row.amount)).toEqual(["1234.5", "20"]);
  expect(whole.rejected).toMatchObject([{ row: 4, id: "row.date_missing" }]);
});

test("formulas in texts are data and stay as they are", async () => {
  const whole = await mustRead(
    place.write(
      "formula",
      "customer,date,amount,product\n=cmd|' /C calc'!A0,2024-01-13,1,@SUM(1)\n+1,2024-01-14,2,-2\n",
    ),
  );
  expect(whole.rows.map((row) => [row.customer, row.product])).toEqual([
    ["=cmd|' /C calc'!A0", "@SUM(1)"],
    ["+1", "-2"],
  ]);
});

test("a 64 MB line among good ones is reported in bounded memory", async () => {
  const path = place.write("long", head + "q".repeat(64 * 1024 * 1024) + "\n" + tail);
  const whole = await mustRead(path);
  expect(whole.rejected).toMatchObject([{ row: 3, id: "row.too_long" }]);
  expect(whole.rows).toHaveLength(2);
});

test("cells of a megabyte cost neither time nor memory", async () => {
  const long = `1${" ".repeat(500_000)}xxxxxxxx`;
  const row = `${long},2024-01-13,${long},${long}\n`;
  const whole = await mustRead(
    place.write("cells", `${head}c2,${long},1,a\nc3,2024-01-13,${long},a\n${tail}${row}`),
  );
  const ids = ["row.date_invalid", "row.amount_invalid", "row.too_long"];
  expect(whole.rejected.map((one) => one.id)).toEqual(ids);
  expect(JSON.stringify(whole.rejected).length).toBeLessThan(2_000);
});

test("Latin-1 and mixed encodings are read, the mixture with a warning", async () => {
  const text = "cliente;fecha;importe;producto\nPeña;13/01/2024;1,5;Café\n";
  const latin = await mustRead(place.write("latin", Buffer.from(text, "latin1")));
  expect(latin.understanding).toMatchObject({ encoding: "windows-1252", warnings: [] });
  expect(latin.rows[0]).toMatchObject({ customer: "Peña", product: "Café" });
  const mixed = Buffer.concat([Buffer.from(text), Buffer.from("Núñez;14/01/2024;2,5;Té\n", "latin1")]);
  const both = await mustRead(place.write("mixed", mixed));
  expect(both.understanding.warnings.map((one) => one.id)).toContain("file.warning.encoding_mixed");
  expect(both.rows).toHaveLength(2);
});

test("what comes through a pipe is read", async () => {
  const pipe = join(place.path, "pipe");
  const file = place.write("piped.csv", good);
  spawnSync("sh", ["-c", 'mkfifo "$0"', pipe]);
  const writer = spawn("sh", ["-c", 'cat "$0" > "$1"', file, pipe]);
  const whole = await mustRead(pipe);
  writer.kill();
  expect(whole.rows).toHaveLength(2);
});
