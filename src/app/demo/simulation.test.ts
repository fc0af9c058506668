import fc from "fast-check";
import { expect, test } from "vitest";
import { Temporal } from "temporal-polyfill";
import { dateIn } from "#platform/clock";
import { openDay } from "./calendar.ts";
import { customerTypes, typeNames } from "./customerTypes.ts";
import { simulate, simulation } from "./simulation.ts";
import { walkIns } from "./walkIns.ts";
import { worldOf } from "./world.ts";

const zone = "Europe/Madrid";
const options = { customers: 3000, seed: 4, until: "2026-10-31", months: 24 };
const crowd = [...simulate(options)];
const orders = crowd.flatMap((customer) => customer.orders);

test("the same seed gives the same people, however many and in whatever order", () => {
  expect([...simulate({ ...options, customers: 40 })]).toEqual(crowd.slice(0, 40));
  const customerAt = simulation(options);
  for (const index of [2999, 7, 1500, 7, 0]) expect(customerAt(index)).toEqual(crowd[index]);
  expect([...simulate({ ...options, customers: 40, seed: 5 })]).not.toEqual(crowd.slice(0, 40));
});

test("for any seed, length and last day, histories hold together", () => {
  const day = fc
    .integer({ min: 0, max: 5000 })
    .map((days) => Temporal.PlainDate.from("2019-01-01").add({ days }).toString());
  fc.assert(
    fc.property(fc.integer(), day, fc.integer({ min: 1, max: 30 }), (seed, until, months) => {
      const from = Temporal.PlainDate.from(until).add({ days: 1 }).subtract({ months }).toString();
      for (const customer of simulate({ customers: 12, seed, until, months })) {
        expect(customer.orders.length).toBeGreaterThan(0);
        let last = 0;
        for (const order of customer.orders) {
          expect(order.placedAt.getTime()).toBeGreaterThanOrEqual(last);
          last = order.placedAt.getTime();
          expect(dateIn(zone, order.placedAt) >= from && dateIn(zone, order.placedAt) <= until).toBe(true);
          const ends = [
            ...order.returns.map(({ at }) => at),
            ...(order.cancelledAt ? [order.cancelledAt] : []),
          ];
          for (const at of ends) {
            expect(at.getTime()).toBeGreaterThan(last);
            expect(dateIn(zone, at) <= until).toBe(true);
          }
          expect(order.cancelledAt === null || order.returns.length === 0).toBe(true);
        }
      }
    }),
    { numRuns: 25 },
  );
});

test("money adds up, and nothing comes back that was not bought", () => {
  for (const { lines, totalCents, returns } of orders) {
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.reduce((sum, line) => sum + line.quantity * line.unitCents, 0)).toBe(totalCents);
    for (const { lines: back, cents } of returns) {
      let sum = 0;
      for (const { line, quantity } of back) {
        expect(quantity).toBeGreaterThan(0);
        expect(quantity).toBeLessThanOrEqual(lines[line]!.quantity);
        sum += quantity * lines[line]!.unitCents;
      }
      expect(cents).toBe(sum);
    }
  }
  expect(orders.some(({ returns }) => returns.length > 0)).toBe(true);
  expect(orders.some(({ cancelledAt }) => cancelledAt !== null)).toBe(true);
});

test("shops sell in their hours on their open days, the web when people are awake", () => {
  const { calendar } = worldOf(options.until, options.months);
  for (const { placedAt, channel, store } of orders) {
    const local = Temporal.Instant.fromEpochMilliseconds(placedAt.getTime()).toZonedDateTimeISO(zone);
    expect(local.hour).toBeGreaterThanOrEqual(channel === "shop" ? 9 : 7);
    expect(store === "Web").toBe(channel === "web");
    if (channel === "web") continue;
    expect(local.hour).toBeLessThan(20);
    const day = Temporal.PlainDate.from(calendar.from).until(local.toPlainDate()).days;
    expect(openDay(calendar, day)).toBe(day);
  }
});

test("types come in their shares, and people have addresses and numbers of their own that reach nobody", () => {
  for (const name of typeNames) {
    const { share } = customerTypes[name];
    const found = crowd.filter(({ type }) => type === name).length / crowd.length;
    expect(Math.abs(found - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / crowd.length));
  }
  expect(typeNames.reduce((sum, name) => sum + customerTypes[name].share, 0)).toBeCloseTo(1, 12);
  expect(new Set(crowd.map(({ email }) => email)).size).toBe(crowd.length);
  expect(new Set(crowd.map(({ phone }) => phone)).size).toBe(crowd.length);
  for (const { email, phone, firstName, surnames, city } of crowd) {
    expect(email).toMatch(/^[a-z]+\.[a-z]+\d+@(example\.(com|org|net)|correo\.example)$/);
    expect(phone).toMatch(/^\+3479\d{7}$/);
    for (const word of [firstName, ...surnames, city]) expect(word).toMatch(/^\p{Lu}[\p{L} -]+$/u);
  }
});

test("the truth tells when somebody came and left: no order stands outside, but for those who came back", () => {
  for (const { orders: own, truth } of crowd) {
    // A purchase on a closed day moves to the next open one, at most three days on; hours move within the day.
    const slack = 4 * 86_400_000;
    expect(own[0]!.placedAt.getTime()).toBeGreaterThan(truth.arrivedAt.getTime() - slack);
    const left = truth.leftAt?.getTime() ?? Number.POSITIVE_INFINITY;
    expect(own.at(-1)!.placedAt.getTime()).toBeLessThan(left + slack);
  }
  expect(crowd.some(({ truth }) => truth.returnedAt.length > 0)).toBe(true);
});

test("walk-ins are a Poisson process of the shops' season: monthly counts against their exact means, χ² below 0.1 %", () => {
  const perDay = 20;
  const { calendar, season } = worldOf(options.until, options.months);
  const expected = new Map<string, number>();
  const counted = new Map<string, number>();
  for (let day = 0; day < calendar.days; day++) {
    const month = Temporal.PlainDate.from(calendar.from).add({ days: day }).toString().slice(0, 7);
    expected.set(month, (expected.get(month) ?? 0) + 3 * perDay * season.shop[day + calendar.history]!);
  }
  for (const { placedAt } of walkIns({ ...options, perDay })) {
    const month = dateIn(zone, placedAt).slice(0, 7);
    counted.set(month, (counted.get(month) ?? 0) + 1);
  }
  let chiSquare = 0;
  for (const [month, mean] of expected) chiSquare += ((counted.get(month) ?? 0) - mean) ** 2 / mean;
  expect(expected.size).toBe(24);
  // 99.9 % point with 24 degrees of freedom.
  expect(chiSquare).toBeLessThan(51.18);
});
