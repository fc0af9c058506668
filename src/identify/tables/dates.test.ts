import fc from "fast-check";
import { expect, test } from "vitest";
import { dateShape, readClock, readDate } from "./dates.ts";

const dmy = { kind: "calendar", order: "dmy", thisYear: 2026 } as const;
const mdy = { ...dmy, order: "mdy" } as const;

test.each([
  ["19970101", "1997-01-01T00:00:00.000"],
  ["19970101.0", "1997-01-01T00:00:00.000"],
  ["20240105083000", "2024-01-05T08:30:00.000"],
  ["2024-01-05", "2024-01-05T00:00:00.000"],
  ["2024-01-05T08:26:31Z", "2024-01-05T08:26:31.000"],
  ["2024-01-05T23:26:31.1234+02:00", "2024-01-05T23:26:31.123"],
  ["2010-12-01 08:26:00 UTC", "2010-12-01T08:26:00.000"],
  ["2024/1/5", "2024-01-05T00:00:00.000"],
  ["5/1/2024 8:26", "2024-01-05T08:26:00.000"],
  ["05.01.2024, 8:26 p. m.", "2024-01-05T20:26:00.000"],
  ["05-01-24", "2024-01-05T00:00:00.000"],
  ["05/01/27", "2027-01-05T00:00:00.000"],
  ["05/01/28", "1928-01-05T00:00:00.000"],
  ["12-ene-2024", "2024-01-12T00:00:00.000"],
  ["12 de enero de 2024", "2024-01-12T00:00:00.000"],
  ["viernes, 12 de enero del 2024 10:05", "2024-01-12T10:05:00.000"],
  ["Jan 5 2024", "2024-01-05T00:00:00.000"],
  ["January 5th, 2024 at", "invalid"],
  ["Sept. 5, 2024 12:00 AM", "2024-09-05T00:00:00.000"],
  ["05/Jan/24", "2024-01-05T00:00:00.000"],
  ["05-DEC-24 08.26.00.000000 PM", "2024-12-05T20:26:00.000"],
  ["Fri, 05 Jan 2024 08:26:00 +0000", "2024-01-05T08:26:00.000"],
  ["29/02/2024", "2024-02-29T00:00:00.000"],
  ["29/02/2023", "invalid"],
  ["31/02/2024", "invalid"],
  ["2024-13-01", "invalid"],
  ["2024-00-10", "invalid"],
  ["2024-01-05 25:00", "invalid"],
  ["2024-01-05 13:00 PM", "invalid"],
  ["01/01/0024", "out_of_range"],
  ["2101-01-01", "out_of_range"],
  ["tomorrow", "invalid"],
  ["12.50", "invalid"],
  ["45292", "invalid"],
])("%s", (text, expected) => {
  expect(readDate(text, dmy)).toBe(expected);
});

test("month first, serial days and seconds follow the plan", () => {
  expect(readDate("5/1/2024", mdy)).toBe("2024-05-01T00:00:00.000");
  expect(readDate("13/1/2024", mdy)).toBe("invalid");
  expect(readDate("45292", { ...dmy, kind: "serial" })).toBe("2024-01-01T00:00:00.000");
  expect(readDate("45292.5", { ...dmy, kind: "serial" })).toBe("2024-01-01T12:00:00.000");
  expect(readDate("1704067200", { ...dmy, kind: "epoch_s" })).toBe("2024-01-01T00:00:00.000");
  expect(readDate("1704067200123", { ...dmy, kind: "epoch_ms" })).toBe("2024-01-01T00:00:00.123");
  expect(readDate("17", { ...dmy, kind: "serial" })).toBe("invalid");
});

test("ids, prices and words are no dates", () => {
  for (const text of ["536365", "12,50", "1.234,50", "85123A", "0001", "C536379", "2024", "10-20", "1/2"]) {
    const shape = dateShape(text);
    expect([text, shape === null || shape.form === "number"]).toEqual([text, true]);
  }
});

test("times of day", () => {
  expect(readClock("8:26")).toBe("08:26:00.000");
  expect(readClock("12:05 a.m.")).toBe("00:05:00.000");
  expect(readClock("8 PM")).toBe("20:00:00.000");
  expect(readClock("08:60")).toBe(null);
  expect(readClock("8")).toBe(null);
  expect(readClock("20.50")).toBe(null);
  expect(readClock("08.26.00")).toBe("08:26:00.000");
});

test("every day from 1900 to 2100 comes back, both ways round", () => {
  const days = fc.date({ min: new Date("1900-01-01"), max: new Date("2100-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => {
      const iso = date.toISOString().slice(0, 10);
      const [y, m, d] = iso.split("-");
      expect(readDate(`${d}/${m}/${y}`, dmy)).toBe(`${iso}T00:00:00.000`);
      expect(readDate(`${m}-${d}-${y}`, mdy)).toBe(`${iso}T00:00:00.000`);
      expect(readDate(`${y}${m}${d}`, mdy)).toBe(`${iso}T00:00:00.000`);
    }),
  );
});
