import fc from "fast-check";
import { expect, test } from "vitest";
import { limiter } from "./rate.ts";

const rate = { perSecond: 2, burst: 5 };

test("no more than the burst and what flowed back since is ever let through", () => {
  const waits = fc.array(fc.nat(2_000), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(waits, (steps) => {
      const limit = limiter();
      let at = 0;
      let through = 0;
      for (const step of steps) {
        at += step;
        if (limit("a", rate, new Date(at)) === 0) through += 1;
        expect(through).toBeLessThanOrEqual(rate.burst + (at / 1000) * rate.perSecond + 1e-6);
      }
    }),
  );
});

test("who waits as long as told is let through, and names do not count for each other", () => {
  const limit = limiter();
  const now = new Date(0);
  for (let n = 0; n < rate.burst; n += 1) expect(limit("a", rate, now)).toBe(0);
  const seconds = limit("a", rate, now);
  expect(seconds).toBe(1);
  expect(limit("b", rate, now)).toBe(0);
  expect(limit("a", rate, new Date(seconds * 1000))).toBe(0);
});

test("asking costs nothing", () => {
  const limit = limiter();
  for (let n = 0; n < 50; n += 1) expect(limit("a", rate, new Date(0), 0)).toBe(0);
});
