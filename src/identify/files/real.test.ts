import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { mustRead } from "./files.fixture.ts";

const data = resolve("../shared/data");
const absent = existsSync(data) ? false : `the folder ${data} with the real files is absent`;

test.skipIf(absent)("CDNOW's whole cohort: blanks, a header line", async () => {
  const { understanding, rows, rejected } = await mustRead(resolve(data, "CDNOW_master.txt"));
  expect(understanding).toMatchObject({
    columns: { customer: "customer_id", date: "date", quantity: "number_of_cds", amount: "dollar_value" },
    header: true,
    delimiter: " ",
    dateOrder: "ymd",
    amountFrom: "amount",
    warnings: [],
  });
  expect([rows.length, rejected.length, new Set(rows.map((row) => row.customer)).size]).toEqual([
    69_659, 0, 23_570,
  ]);
  const days = rows.map((row) => row.at).toSorted();
  expect([days.at(0), days.at(-1)]).toEqual(["1997-01-01T00:00:00.000", "1998-06-30T00:00:00.000"]);
  // DESIGN counts 255 rows that repeat another one.
  expect(rows.length - new Set(rows.map((row) => row.hash)).size).toBe(255);
});

test.skipIf(absent)("CDNOW's sample: no header, the customer is the second column", async () => {
  const { understanding, rows, rejected } = await mustRead(resolve(data, "CDNOW_sample.txt"));
  expect(understanding).toMatchObject({
    columns: { customer: "2", date: "3", quantity: "4", amount: "5" },
    header: false,
  });
  expect(understanding.columns.order).toBe(undefined);
  expect([rows.length, rejected.length, new Set(rows.map((row) => row.customer)).size]).toEqual([
    6_919, 0, 2_357,
  ]);
});
