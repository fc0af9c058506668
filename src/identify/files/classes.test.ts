import { expect, test } from "vitest";
import { classOfCode, classOfText } from "./classes.ts";

test.each([
  ["POST", "POSTAGE", "postage_or_fee"],
  ["DOT", "DOTCOM POSTAGE", "postage_or_fee"],
  ["C2", "CARRIAGE", "postage_or_fee"],
  ["C2", null, "postage_or_fee"],
  ["AMAZONFEE", "AMAZON FEE", "postage_or_fee"],
  ["BANK CHARGES", "Bank Charges", "postage_or_fee"],
  ["CRUK", "CRUK Commission", "postage_or_fee"],
  ["23444", "Next Day Carriage", "postage_or_fee"],
  [null, "Gastos de envío", "postage_or_fee"],
  [null, "Envío a domicilio", "postage_or_fee"],
  [null, "Portes", "postage_or_fee"],
  [null, "Flete", "postage_or_fee"],
  [null, "Comisión bancaria", "postage_or_fee"],
  [null, "Standard shipping", "postage_or_fee"],
  ["M", "Manual", "adjustment"],
  ["D", "Discount", "adjustment"],
  ["S", "SAMPLES", "adjustment"],
  [null, "Ajuste de inventario", "adjustment"],
  [null, "Descuento fidelidad", "adjustment"],
  ["ADJUST", "Adjustment by john on 26/01/2010 17", "adjustment"],
  ["B", "Adjust bad debt", "bad_debt"],
  [null, "Deuda incobrable", "bad_debt"],
  ["23437", "FRENCH CARRIAGE LANTERN", "goods"],
  ["22846", "SET 3 RETROSPOT TEA,COFFEE,SUGAR", "goods"],
  ["gift_0001_20", "Dotcomgiftshop Gift Voucher £20.00", "goods"],
  [null, "Adjustable lamp", "goods"],
  [null, "Shipping container toy", "goods"],
  ["M", "Camiseta azul", "goods"],
  ["DCGS0003", null, "goods"],
  [null, null, "goods"],
])("%s %s is %s", (sku, description, expected) => {
  const told = description === null ? "goods" : classOfText(description);
  expect(told === "goods" && sku !== null ? classOfCode(sku, description !== null) : told).toBe(expected);
});
