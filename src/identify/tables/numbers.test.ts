import fc from "fast-check";
import { expect, test } from "vitest";
import { readNumber, times } from "./numbers.ts";

const point = { decimal: ".", thousands: "," } as const;
const comma = { decimal: ",", thousands: "." } as const;

test.each([
  ["12.50", "12.5"],
  ["-0.00", "0"],
  ["0012", "12"],
  [".5", "0.5"],
  ["5.", "5"],
  ["1,234,567.80", "1234567.8"],
  ["12,34,567.00", "1234567"],
  ["1 234.5", "1234.5"],
  ["1'234'567", "1234567"],
  ["$12.50", "12.5"],
  ["-$1,234.50", "-1234.5"],
  ["$-3", "-3"],
  ["US$ 12", "12"],
  ["12.50 EUR", "12.5"],
  ["R$12.5", "12.5"],
  ["S/. 15.90", "15.9"],
  ["£9.99", "9.99"],
  ["(12.50)", "-12.5"],
  ["($12.50)", "-12.5"],
  ["12.50-", "-12.5"],
  ["\u221212.5", "-12.5"],
  ["+7", "7"],
  ["1.2E+05", "120000"],
  ["5e-3", "0.005"],
  ["15.299999999999999", "15.3"],
  ["99999999999999.999999", "99999999999999.999999"],
  ["1e999", "out_of_range"],
  ["Infinity", "out_of_range"],
  ["100000000000000", "out_of_range"],
  ["0.0000000000001", "out_of_range"],
  ["12,50", "invalid"],
  ["1,23,45", "invalid"],
  ["1.2.3", "invalid"],
  ["12%", "invalid"],
  ["=1+1", "invalid"],
  ["@cmd", "invalid"],
  ["--5", "invalid"],
  ["5 kg", "invalid"],
  ["twelve", "invalid"],
  ["0x10", "invalid"],
  ["", "invalid"],
])("%s with a point", (text, expected) => {
  expect(readNumber(text, point)).toBe(expected);
});

test.each([
  ["12,50", "12.5"],
  ["1.234,50", "1234.5"],
  ["1.234", "1234"],
  ["1 234,5", "1234.5"],
  ["1\u00a0234,50 €", "1234.5"],
  ["1\u202f234,50\u00a0€", "1234.5"],
  ["-1.234.567,89", "-1234567.89"],
  ["12.50", "invalid"],
])("%s with a comma", (text, expected) => {
  expect(readNumber(text, comma)).toBe(expected);
});

test("a product is exact", () => {
  expect(times("3", "2.55")).toBe("7.65");
  expect(times("-12", "0.1")).toBe("-1.2");
  expect(times("0.1", "0.2")).toBe("0.02");
  expect(times("-0.5", "0")).toBe("0");
  expect(times("99999999", "99999999.99")).toBe("9999999899000000.01");
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
      fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
      (a, b) => {
        const product = times(readNumber(cents(a), point), readNumber(cents(b), point));
        const [whole = "", fraction = ""] = product.replace("-", "").split(".");
        expect(BigInt(whole + fraction.padEnd(4, "0")) * (product.startsWith("-") ? -1n : 1n)).toBe(a * b);
      },
    ),
  );
});

function cents(value: bigint): string {
  const digits = String(value < 0n ? -value : value).padStart(3, "0");
  return `${value < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
