import fc from "fast-check";
import { expect, test } from "vitest";
import { type Counted, cutoff, cutoffs, oldest, summed } from "./ages.ts";

const people = [{ tier: "top", stage: "core", count: 10 }];
const held = (months: number, count: number): Counted["held"][number] => ({
  field: "phone",
  tier: "top",
  stage: "core",
  months,
  count,
});

test("a value is stale from the day on which it is that many months old", () => {
  // Madrid: the last moment of 1 September 2024 is 18 months before 1 March 2026.
  expect(cutoff("Europe/Madrid", "2026-03-01", 18).toISOString()).toBe("2024-09-01T22:00:00.000Z");
  const all = cutoffs("Europe/Madrid", "2026-03-31");
  expect(all).toHaveLength(oldest);
  expect(all.every((one, at) => at === 0 || one > all[at - 1]!)).toBe(true);
});

test("stale and median are of the same ages, and what is stale is known", () => {
  const ages = fc.array(fc.tuple(fc.nat(oldest), fc.integer({ min: 1, max: 50 })), { maxLength: 30 });
  fc.assert(
    fc.property(ages, fc.integer({ min: 1, max: 120 }), (list, staleAfter) => {
      const counted = { people, held: list.map(([months, count]) => held(months, count)) };
      const rules = new Map([["phone", { staleAfter, asked: true }]]);
      const phone = summed(counted, rules, {}).fields.find((one) => one.field === "phone");
      const values = list
        .flatMap(([months, count]) => Array.from({ length: count }, () => months))
        .toSorted((a, b) => a - b);
      expect(phone?.known).toBe(values.length);
      expect(phone?.stale).toBe(values.filter((one) => one >= staleAfter).length);
      expect(phone?.medianMonths).toBe(values[Math.ceil(values.length / 2) - 1] ?? null);
    }),
  );
});
