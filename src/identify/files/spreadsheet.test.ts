import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { writeWorkbook } from "#test/workbook";
import { folder, mustRead } from "./files.fixture.ts";

const place = folder();
afterAll(() => place.remove());

test("a spreadsheet is read as the table that it holds, and refuses by its own row", async () => {
  const path = join(place.path, "orders.xlsx");
  writeWorkbook(path, {
    Pedidos: [
      ["Pedido", "Cliente", "Fecha", "Importe"],
      ["A-1", "c1", { date: 46_000.5 }, 1234.5],
      ["A-2", "c2", { date: 46_001 }, 20],
      ["A-3", "c2", "ayer", 20],
    ],
  });
  const { understanding, rows, rejected } = await mustRead(path);
  expect(understanding.columns).toMatchObject({ order: "Pedido", customer: "Cliente", date: "Fecha" });
  expect(rows.map((row) => [row.order, row.customer, row.at, row.amount])).toEqual([
    ["A-1", "c1", "2025-12-09T12:00:00.000", "1234.5"],
    ["A-2", "c2", "2025-12-10T00:00:00.000", "20"],
  ]);
  expect(rejected.map((refusal) => refusal.row)).toEqual([4]);
});
