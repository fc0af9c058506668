import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { folder, mustRead } from "./files.fixture.ts";

const place = folder();
afterAll(() => place.remove());

test("the whole column decides the order of dates", async () => {
  const early = Array.from({ length: 3_000 }, (_, i) => `c${i},0${(i % 9) + 1}/05/2024,5`);
  const file = async (last: string) =>
    mustRead(place.write("dates", gzipSync(`customer,date,amount\n${early.join("\n")}\n${last}\n`)));
  expect((await file("c,12/31/2024,5")).understanding).toMatchObject({
    dateOrder: "mdy",
    dateAmbiguous: false,
    warnings: [],
  });
  expect((await file("c,31/12/2024,5")).understanding).toMatchObject({
    dateOrder: "dmy",
    dateAmbiguous: false,
    warnings: [],
  });
  const open = await file("c,12/11/2024,5");
  expect(open.understanding).toMatchObject({
    dateOrder: "dmy",
    dateAmbiguous: true,
    warnings: [{ id: "file.warning.date_ambiguous" }],
  });
  expect(open.rows.at(-1)?.at).toBe("2024-11-12T00:00:00.000");
});

test("contradictory dates: the majority decides, the rest are reported", async () => {
  const whole = await mustRead(
    place.write("contrary", "customer,date,amount\na,13/01/2024,1\nb,14/01/2024,1\nc,01/15/2024,1\n"),
  );
  expect(whole.rows.map((row) => row.at.slice(0, 10))).toEqual(["2024-01-13", "2024-01-14"]);
  expect(whole.rejected).toMatchObject([{ row: 4, id: "row.date_invalid" }]);
  expect(whole.understanding.warnings).toMatchObject([{ id: "file.warning.date_contradictory" }]);
});

test("one value proves a decimal comma; three digits alone prove nothing", async () => {
  const read = async (values: string[]) =>
    mustRead(
      place.write(
        "numbers",
        `cliente;fecha;importe\n${values.map((one, i) => `c${i};13/01/2024;${one}\n`).join("")}`,
      ),
    );
  expect((await read(["1.234", "12,50"])).rows.map((row) => row.amount)).toEqual(["1234", "12.5"]);
  expect((await read(["1.234", "1.234.567"])).rows.map((row) => row.amount)).toEqual(["1234", "1234567"]);
  const open = await read(["1.234", "2.345"]);
  expect(open.rows.map((row) => row.amount)).toEqual(["1.234", "2.345"]);
  expect(open.understanding.warnings).toMatchObject([{ id: "file.warning.number_ambiguous" }]);
  const pesos = await read(["15.990", "990", "9.990"]);
  expect(pesos.rows.map((row) => row.amount)).toEqual(["15990", "990", "9990"]);
  expect(pesos.understanding.warnings).toMatchObject([{ id: "file.warning.number_grouped" }]);
});

test("ids keep zeros and case, lose the float's .0 and Excel's wrapping; nothing is null", async () => {
  const read = async (ids: string[]) =>
    (
      await mustRead(
        place.write("ids", `customer,date,amount\n${ids.map((id) => `${id},2024-01-13,1\n`).join("")}`),
      )
    ).rows.map((row) => row.customer);
  expect(await read(["17850.0", "", "12.0"])).toEqual(["17850", null, "12"]);
  expect(await read(["17850.0", "x"])).toEqual(["17850.0", "x"]);
  expect(await read(["00042", " aB ", '="00123"', "NULL", "n/a", "-", "(blank)", "nan"])).toEqual([
    "00042",
    "aB",
    "00123",
    null,
    null,
    null,
    null,
    null,
  ]);
});

test("quantity × price only where no total stands; a price alone is the amount", async () => {
  const amounts = async (text: string) =>
    (await mustRead(place.write("amounts", text))).rows.map((row) => row.amount);
  expect(await amounts("customer,date,qty,unit price\nc,2024-01-13,3,0.1\n")).toEqual(["0.3"]);
  expect(await amounts("customer,date,qty,unit price,total\nc,2024-01-13,3,0.1,0.25\n")).toEqual(["0.25"]);
  expect(await amounts("customer,date,price\nc,2024-01-13,3.5\n")).toEqual(["3.5"]);
  expect(await amounts("customer,date,units,amount\nc,2024-01-13,3,10\n")).toEqual(["10"]);
});

test("an order's total repeated on its lines counts once", async () => {
  const text =
    "order_id,customer,date,total,quantity,price\n1,a,2024-01-13,50,2,10\n1,a,2024-01-13,50,1,30\n2,b,2024-01-14,12,1,5\n2,b,2024-01-14,12,1,7\n3,c,2024-01-14,9,1,9\n";
  const { understanding, rows } = await mustRead(place.write("repeated", text));
  expect(understanding).toMatchObject({
    amountFrom: "quantity_x_price",
    warnings: [{ id: "file.warning.order_totals_repeated" }],
  });
  expect(rows.map((row) => row.amount)).toEqual(["20", "30", "5", "7", "9"]);
});

test("a status tells returns and cancellations only by words that say so", async () => {
  const read = async (rows: string) =>
    mustRead(place.write("status", `cliente;fecha;importe;estado\n${rows}`));
  const told = await read(
    "a;13/01/2024;5;Completado\nb;13/01/2024;5;Devuelto\nc;13/01/2024;5;Anulado\nd;13/01/2024;-2;Reembolsado\n",
  );
  expect(told.rows.map((row) => [row.kind, row.amount])).toEqual([
    ["sale", "5"],
    ["return", "-5"],
    ["cancellation", "5"],
    ["return", "-2"],
  ]);
  const state = await read("a;13/01/2024;5;Jalisco\nb;13/01/2024;-5;Puebla\n");
  expect(state.understanding.columns.status).toBe(undefined);
  expect(state.rows.map((row) => row.kind)).toEqual(["sale", "return"]);
  const paid = await read("a;13/01/2024;5;Cancelado\nb;13/01/2024;5;Cancelado\nc;13/01/2024;5;Anulado\n");
  expect(paid.rows.map((row) => row.kind)).toEqual(["sale", "sale", "cancellation"]);
});

test("currencies: a column, a sign, a header, or unknown", async () => {
  const read = async (text: string) => {
    const { understanding, rows } = await mustRead(place.write("currency", text));
    return [understanding.currency, ...rows.map((row) => row.currency)];
  };
  expect(
    await read("customer,date,amount,currency\na,2024-01-13,5,EUR\nb,2024-01-13,5,eur\nc,2024-01-13,5,USD\n"),
  ).toEqual(["EUR", "EUR", "EUR", "USD"]);
  expect(
    await read("customer;date;amount\na;2024-01-13;5,50 €\nb;2024-01-13;£3,00\nc;2024-01-13;7,00 €\n"),
  ).toEqual(["EUR", "EUR", "GBP", "EUR"]);
  expect(await read("cliente;fecha;importe (€)\na;2024-01-13;5\n")).toEqual(["EUR", "EUR"]);
  expect(await read("cliente;fecha;amount_usd\na;2024-01-13;5\n")).toEqual(["USD", "USD"]);
  expect(await read("cliente;fecha;importe\na;2024-01-13;$5\n")).toEqual([null, null]);
});

test("layouts: sep=, titles above the header, fixed widths with blanks inside, quoted blanks", async () => {
  const sep = await mustRead(place.write("sep", "sep=|\ncliente|fecha|importe\nc;1|13/01/2024|1,5\n"));
  expect(sep.rows[0]).toMatchObject({ row: 3, customer: "c;1", amount: "1.5" });
  const title = await mustRead(
    place.write("title", "Informe de ventas;;\n;;\ncliente;fecha;importe\nc1;13/01/2024;1,5\n"),
  );
  expect(title.rows).toMatchObject([{ row: 4, customer: "c1" }]);
  const fixed = await mustRead(
    place.write(
      "fixed",
      "cliente     fecha       importe\nAna Ruiz    13/01/2024    12,50\nLeo         14/01/2024     3,00\nEva M. Gil  15/01/2024   100,00\n",
    ),
  );
  expect(fixed.rows.map((row) => [row.customer, row.amount])).toEqual([
    ["Ana Ruiz", "12.5"],
    ["Leo", "3"],
    ["Eva M. Gil", "100"],
  ]);
  const ends = await mustRead(
    place.write("ends", "cliente;fecha;importe\rc1;13/01/2024;1\n\r\nc2;13/01/2024;2\r\n\n\n"),
  );
  expect(ends.rows.map((row) => row.row)).toEqual([2, 4]);
});

test("times of their own column, serial days and seconds since 1970", async () => {
  const at = async (text: string) => (await mustRead(place.write("times", text))).rows.map((row) => row.at);
  expect(await at("cliente;fecha;hora;importe\na;13/01/2024;8:05 p. m.;1\nb;14/01/2024;;1\n")).toEqual([
    "2024-01-13T20:05:00.000",
    "2024-01-14T00:00:00.000",
  ]);
  expect(await at("customer,date,amount\na,45292,1\nb,45293.25,1\n")).toEqual([
    "2024-01-01T00:00:00.000",
    "2024-01-02T06:00:00.000",
  ]);
  expect(await at("customer,timestamp,amount\na,1704067200,1\nb,1704067260,1\n")).toEqual([
    "2024-01-01T00:00:00.000",
    "2024-01-01T00:01:00.000",
  ]);
});
