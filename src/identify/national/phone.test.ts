import fc from "fast-check";
import { getCountries, getExampleNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/examples.mobile.json" with { type: "json" };
import { expect, test } from "vitest";
import { readPhone } from "./phone.ts";

const value = (raw: string, country: string | null = null) => {
  const read = readPhone(raw, { country });
  return "refused" in read ? read.id : read.value;
};

test.each([
  [
    "ES",
    "+34600112233",
    ["600112233", "600 11 22 33", "+34 600-112-233", "0034 600 112 233", "34600112233", "600112233.0"],
  ],
  [
    "MX",
    "+525512345678",
    [
      "55 1234 5678",
      "+52 55 1234 5678",
      "+52 1 55 1234 5678",
      "5215512345678",
      "044 55 1234 5678",
      "045 55 1234 5678",
      "01 55 1234 5678",
    ],
  ],
  [
    "AR",
    "+541123456789",
    [
      "+54 9 11 2345-6789",
      "011 15 2345-6789",
      "11 15 2345 6789",
      "+54 11 15 2345 6789",
      "+54 11 2345 6789",
      "11 2345-6789",
      "5491123456789",
    ],
  ],
  ["AR", "+542966420123", ["02966 15 42-0123", "+54 9 2966 420123"]],
  [
    "BR",
    "+5511987654321",
    [
      "(11) 98765-4321",
      "(11) 8765-4321",
      "+55 11 8765-4321",
      "0xx11 98765-4321",
      "0 15 11 98765-4321",
      "551187654321",
    ],
  ],
  ["CO", "+573001234567", ["300 123 4567", "+57 300 1234567"]],
  ["CL", "+56987654321", ["9 8765 4321", "+56 9 8765 4321"]],
  ["PE", "+51987654321", ["987 654 321", "tel:+51987654321"]],
])("%s: every spelling of %s is one number", (country, expected, spellings) => {
  for (const one of spellings) expect([one, value(one, country)]).toEqual([one, expected]);
});

test("Argentina's mobile is dialled with its 9 and compared without", () => {
  expect(readPhone("011 15 2345-6789", { country: "AR" })).toMatchObject({
    value: "+541123456789",
    dialled: "+5491123456789",
    display: "+54 9 11 2345 6789",
  });
});

test("a Brazilian landline gets no ninth digit, nor does one that is valid with eight", () => {
  expect(value("+55 11 3456-7890")).toBe("+551134567890");
  expect(value("+55 11 7765-4321")).toBe("+551177654321");
});

test("the switchboard's extension makes another number", () => {
  expect(readPhone("910 123 456 ext. 12", { country: "ES" })).toMatchObject({
    value: "+34910123456;ext=12",
    display: "+34 910 12 34 56 ext. 12",
  });
});

test("a number that no plan knows is kept as its digits", () => {
  expect(readPhone("12-345", { country: "ES" })).toMatchObject({ value: "12345", sure: false });
  expect(readPhone("+34 60011", { country: "ES" })).toMatchObject({ value: "+3460011", sure: false });
  expect(readPhone("600112233")).toMatchObject({ value: "600112233", sure: false });
});

test.each([
  ["600112233 / 911234567", "national.phone_several"],
  ["600112233 y 911234567", "national.phone_several"],
  ["5.21551E+12", "national.phone_rounded"],
  ["llámame", "national.phone_letters"],
  ["12", "national.phone_short"],
  ["", "national.phone_short"],
  ["1234567890123456789", "national.phone_long"],
])("%s is refused: %s", (raw, id) => expect(value(raw, "ES")).toBe(id));

test("what a spreadsheet writes with all digits is no loss", () => {
  expect(value("6.00112233E+8", "ES")).toBe("+34600112233");
});

/** A mobile of any country, its first half from the library's example, the last four digits any. */
const mobiles = fc
  .tuple(fc.constantFrom(...getCountries()), fc.nat(9999))
  .map(([country, last]) => {
    const example = getExampleNumber(country, examples);
    return example ? { country, number: example.number.slice(0, -4) + String(last).padStart(4, "0") } : null;
  })
  .filter((one) => one !== null);

test("reading what was read changes nothing, dialled, shown and compared alike", () => {
  fc.assert(
    fc.property(mobiles, fc.constantFrom("ES", "MX", "AR", "BR", null), ({ number }, home) => {
      const once = readPhone(number, { country: home });
      if ("refused" in once) return;
      for (const said of [once.value, once.dialled, once.display]) expect(value(said, home)).toBe(once.value);
    }),
  );
});

test("anything whatever is a phone or a refusal, and a phone's value is a fixed point", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 ().x/-]{0,20}$/)), (raw) => {
      const once = readPhone(raw, { country: "AR" });
      expect("refused" in once || value(once.value, "AR") === once.value).toBe(true);
    }),
  );
});

const ten = (first: fc.Arbitrary<string>) =>
  fc.tuple(first, fc.stringMatching(/^[2-9]\d{6}$/)).map(([a, b]) => a + b);

test("Mexico: with and without its old prefixes", () => {
  fc.assert(
    fc.property(ten(fc.constantFrom("555", "333", "818")), (number) => {
      const expected = value(`+52${number}`);
      for (const old of [`+521${number}`, `044${number}`, `045${number}`, `01${number}`, number])
        expect(value(old, "MX")).toBe(expected);
    }),
  );
});

test("Argentina: 9 and 15 say the same number", () => {
  fc.assert(
    fc.property(fc.constantFrom("11", "351", "2966"), fc.stringMatching(/^[2-7]\d{7}$/), (area, digits) => {
      const local = digits.slice(0, 10 - area.length);
      const expected = value(`+54${area}${local}`);
      for (const one of [`+549${area}${local}`, `0${area}15${local}`, `0${area} 15-${local}`])
        expect(value(one, "AR")).toBe(expected);
    }),
  );
});

test("Brazil: eight digits of a mobile and nine", () => {
  fc.assert(
    fc.property(fc.constantFrom("11", "21", "51", "85"), fc.stringMatching(/^[689]\d{7}$/), (area, eight) => {
      expect(value(`${area}${eight}`, "BR")).toBe(value(`+55${area}9${eight}`));
    }),
  );
});
