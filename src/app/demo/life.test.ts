import { describe, expect, test } from "vitest";
import type { LeavingLaw } from "./customerTypes.ts";
import { rhythmOf, spell } from "./life.ts";
import { streamOf } from "./sampling.ts";

const people = 100_000;

/** Repeat purchases until `end` of people who buy at a Gamma(r, α) rate and leave by a law. */
function repeats(r: number, alpha: number, leaving: LeavingLaw, end: number): number[] {
  const stream = streamOf(11, `${leaving.law} ${end}`);
  return Array.from({ length: people }, () => {
    const rhythm = rhythmOf({ law: "poisson", r, alpha }, stream);
    return spell(rhythm, leaving, 0, end, stream).times.length - 1;
  });
}

/** How far the mean of a sample is from what theory says, in standard errors. */
function errorsOff(sample: number[], expected: number): number {
  const mean = sample.reduce((sum, x) => sum + x, 0) / sample.length;
  const variance = sample.reduce((sum, x) => sum + (x - mean) ** 2, 0) / sample.length;
  return Math.abs(mean - expected) / Math.sqrt(variance / sample.length);
}

describe("buying while alive", () => {
  test("Pareto/NBD: mean purchases in 52 weeks are the published 1.4734 (CDNOW parameters)", () => {
    const sample = repeats(0.5533, 10.578, { law: "pareto", s: 0.6062, beta: 11.669 }, 52);
    expect(errorsOff(sample, 1.4734)).toBeLessThan(4);
  });

  test.each([
    [1, 0.0532],
    [31.8571, 1.0405],
    [78, 1.858],
  ])("BG/NBD: mean purchases in %d weeks are the published %d (CDNOW parameters)", (weeks, expected) => {
    const sample = repeats(0.2426, 4.4136, { law: "betaGeometric", a: 0.7929, b: 2.4259 }, weeks);
    expect(errorsOff(sample, expected)).toBeLessThan(4);
  });

  test("BG/NBD: the share who never repeat in 39 weeks is the published .5743", () => {
    const none = repeats(0.2426, 4.4136, { law: "betaGeometric", a: 0.7929, b: 2.4259 }, 39).filter(
      (x) => x === 0,
    );
    expect(Math.abs(none.length / people - 0.5743)).toBeLessThan(4 * Math.sqrt((0.57 * 0.43) / people));
  });

  test("NBD: with nobody leaving, the mean is r t / α and the variance that of a negative binomial", () => {
    const sample = repeats(1.6, 105, { law: "never" }, 210);
    const mean = 3.2;
    expect(errorsOff(sample, mean)).toBeLessThan(4);
    const variance = sample.reduce((sum, x) => sum + (x - mean) ** 2, 0) / people;
    expect(variance / (mean + mean ** 2 / 1.6)).toBeGreaterThan(0.97);
    expect(variance / (mean + mean ** 2 / 1.6)).toBeLessThan(1.03);
  });

  test("a rhythm of 24 stages: gaps have their mean, and a standard deviation of mean / √24", () => {
    const { times } = spell(
      { stages: 24, meanGap: 30 },
      { law: "never" },
      0,
      600_000,
      streamOf(12, "rhythm"),
    );
    const gaps = times.slice(1).map((time, index) => time - times[index]!);
    expect(errorsOff(gaps, 30)).toBeLessThan(4);
    const variance = gaps.reduce((sum, gap) => sum + (gap - 30) ** 2, 0) / gaps.length;
    expect(Math.sqrt(variance * 24) / 30).toBeCloseTo(1, 1);
  });

  test("tells when somebody left, and nothing where they are still there", () => {
    const stream = streamOf(13, "left");
    for (let i = 0; i < 2000; i++) {
      const { times, left } = spell(
        { stages: 1, meanGap: 5 },
        { law: "pareto", s: 2, beta: 60 },
        10,
        50,
        stream,
      );
      expect(left ?? 0).toBeLessThan(50);
      expect(times[0]).toBe(10);
      expect(times.at(-1)).toBeLessThan(left ?? 50);
    }
  });
});
