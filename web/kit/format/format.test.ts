import fc from "fast-check";
import { expect, test } from "vitest";
import { formats } from "#kit/format";

/** Intl sets figures and units apart with spaces that do not break; here it does not matter which. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");

test("numbers are grouped always, in both languages", () => {
  expect(formats("es", null).count(1234)).toBe("1.234");
  expect(formats("en", null).count(1234)).toBe("1,234");
});

test("money is exact beyond what a float holds, with two digits at most", () => {
  expect(plain(formats("es", "EUR").money("12345678901234567890.125"))).toBe(
    "12.345.678.901.234.567.890,13 €",
  );
  expect(plain(formats("es", null).money("8300065.814"))).toBe("8.300.065,81");
  expect(plain(formats("en", "KWD").money("1.2345"))).toBe("KWD 1.23");
  expect(plain(formats("es", "JPY").money("1234.5"))).toMatch(/^1\.23[45] /);
});

test("headline money is short only where it is long", () => {
  expect(plain(formats("es", "EUR").moneyShort("8300065.814"))).toBe("8,3 M €");
  expect(plain(formats("es", null).moneyShort("1907.4"))).toBe("1.907");
  expect(plain(formats("en", "GBP").moneyShort("12.5"))).toBe("£12.50");
});

test("a small share is not nothing, and no share is a dash", () => {
  const { share } = formats("es", null);
  expect(plain(share(0))).toBe("0 %");
  expect(plain(share(0.0001))).toBe("<0,1 %");
  expect(plain(share(0.0123))).toBe("1,2 %");
  expect(plain(share(0.2987))).toBe("30 %");
  expect(plain(share(0.9999))).not.toBe("100 %");
  expect(plain(share(1))).toBe("100 %");
  expect(share(null)).toBe("—");
});

test("any share can be said", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), (x) => {
      expect(formats("en", null).share(x)).toMatch(/%$/);
    }),
  );
});

test("dates are those of the calendar, wherever the machine stands", () => {
  const es = formats("es", null);
  expect(es.date("2011-12-09")).toBe("9 de diciembre de 2011");
  expect(es.month("2011-12")).toBe("diciembre de 2011");
  expect(formats("en", null).date("2011-12-09")).toBe("9 December 2011");
});

test("a file is as big as a file manager says", () => {
  const { bytes } = formats("es", null);
  expect([0, 999, 1400, 7_548_686, 2.5e9, 1e17].map((n) => plain(bytes(n)))).toEqual([
    "0 B",
    "999 B",
    "1,4 kB",
    "7,55 MB",
    "2,5 GB",
    "100.000 TB",
  ]);
});
