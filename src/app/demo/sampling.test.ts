import { describe, expect, test } from "vitest";
import {
  beta,
  categorical,
  exponential,
  gamma,
  normal,
  poisson,
  type Stream,
  streamOf,
  uniform,
} from "./sampling.ts";

const draws = 20_000;

/** Integral of a density from `from` to x, by Simpson's rule: a cumulative law that owes nothing to the sampler. */
function cumulative(density: (x: number) => number, from: number): (x: number) => number {
  return (x) => {
    const steps = 400;
    const width = (x - from) / steps;
    let sum = density(from) + density(x);
    for (let step = 1; step < steps; step++) sum += density(from + step * width) * (step % 2 === 1 ? 4 : 2);
    return (sum * width) / 3;
  };
}

const phi = cumulative((x) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI), 0);

/** Γ(2.5) = 3√π / 4. */
const gammaOfTwoAndAHalf = (3 * Math.sqrt(Math.PI)) / 4;

type Law = {
  name: string;
  draw: (stream: Stream) => number;
  mean: number;
  variance: number;
  law: (x: number) => number;
};
const laws: Law[] = [
  { name: "uniform", draw: uniform, mean: 1 / 2, variance: 1 / 12, law: (x) => x },
  { name: "normal", draw: normal, mean: 0, variance: 1, law: (x) => 0.5 + phi(x) },
  {
    name: "exponential, mean 3",
    draw: (s) => exponential(s, 3),
    mean: 3,
    variance: 9,
    law: (x) => 1 - Math.exp(-x / 3),
  },
  {
    name: "gamma, shape 0.5, mean 1 (a chi-square)",
    draw: (s) => gamma(s, 0.5, 1),
    mean: 1,
    variance: 2,
    law: (x) => 2 * phi(Math.sqrt(x)),
  },
  {
    name: "gamma, shape 2.5, mean 1",
    draw: (s) => gamma(s, 2.5, 1),
    mean: 1,
    variance: 0.4,
    law: cumulative((x) => (2.5 ** 2.5 * x ** 1.5 * Math.exp(-2.5 * x)) / gammaOfTwoAndAHalf, 0),
  },
  {
    name: "Erlang, 3 stages, mean 6",
    draw: (s) => gamma(s, 3, 6),
    mean: 6,
    variance: 12,
    law: (x) => 1 - Math.exp(-x / 2) * (1 + x / 2 + x ** 2 / 8),
  },
  {
    name: "beta (2, 3)",
    draw: (s) => beta(s, 2, 3),
    mean: 0.4,
    variance: 0.04,
    law: (x) => 6 * x ** 2 - 8 * x ** 3 + 3 * x ** 4,
  },
  {
    name: "beta (½, ½), the arcsine law",
    draw: (s) => beta(s, 0.5, 0.5),
    mean: 0.5,
    variance: 1 / 8,
    law: (x) => (2 / Math.PI) * Math.asin(Math.sqrt(x)),
  },
];

describe.each(laws)("$name", ({ name, draw, mean, variance, law }) => {
  const stream = streamOf(1, name);
  const sample = Float64Array.from({ length: draws }, () => draw(stream)).toSorted();

  test("has its mean and variance", () => {
    const average = sample.reduce((sum, x) => sum + x, 0) / draws;
    const spread = sample.reduce((sum, x) => sum + (x - average) ** 2, 0) / draws;
    expect(Math.abs(average - mean)).toBeLessThan(4 * Math.sqrt(variance / draws));
    expect(spread / variance).toBeGreaterThan(0.94);
    expect(spread / variance).toBeLessThan(1.06);
  });

  test("follows its law: Kolmogorov–Smirnov below the 0.1 % point, 1.95 / √n", () => {
    let distance = 0;
    for (const [index, x] of sample.entries()) {
      const expected = law(x);
      distance = Math.max(distance, expected - index / draws, (index + 1) / draws - expected);
    }
    expect(distance).toBeLessThan(1.95 / Math.sqrt(draws));
  });
});

/** Pearson's χ² of counts against probabilities. */
function chiSquare(counts: number[], probabilities: number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce((sum, count, index) => {
    const expected = total * (probabilities[index] ?? 0);
    return sum + (count - expected) ** 2 / expected;
  }, 0);
}

describe("counts", () => {
  // 99.9 % points of χ² with 6 and 3 degrees of freedom: 22.46, 16.27.
  test("Poisson with mean 2.3 follows its law", () => {
    const stream = streamOf(2, "poisson");
    const counts = Array.from({ length: 7 }, () => 0);
    for (let i = 0; i < draws; i++) {
      const bin = Math.min(6, poisson(stream, 2.3));
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    const probabilities = [0, 1, 2, 3, 4, 5].map(
      (k) => (Math.exp(-2.3) * 2.3 ** k) / [1, 1, 2, 6, 24, 120][k]!,
    );
    probabilities.push(1 - probabilities.reduce((sum, p) => sum + p, 0));
    expect(chiSquare(counts, probabilities)).toBeLessThan(22.46);
  });

  test.each([0, 0.5, 16, 40, 300])("Poisson with mean %d has that mean and variance", (mean) => {
    const stream = streamOf(3, `poisson ${mean}`);
    const sample = Array.from({ length: draws }, () => poisson(stream, mean));
    const average = sample.reduce((sum, x) => sum + x, 0) / draws;
    const spread = sample.reduce((sum, x) => sum + (x - average) ** 2, 0) / draws;
    expect(Math.abs(average - mean)).toBeLessThanOrEqual(4 * Math.sqrt(mean / draws));
    expect(Math.abs(spread - mean)).toBeLessThanOrEqual(0.06 * mean);
  });

  test("the alias method draws by weight, and never what weighs nothing", () => {
    const stream = streamOf(4, "alias");
    const draw = categorical([5, 0, 1, 3, 11]);
    const counts = [0, 0, 0, 0, 0];
    for (let i = 0; i < draws; i++) counts[draw(stream)]!++;
    expect(counts[1]).toBe(0);
    expect(
      chiSquare([counts[0]!, counts[2]!, counts[3]!, counts[4]!], [0.25, 0.05, 0.15, 0.55]),
    ).toBeLessThan(16.27);
  });
});

describe("streams", () => {
  test("the same name under the same seed is the same stream, any other is another", () => {
    const first = (seed: number, name: string) => uniform(streamOf(seed, name));
    expect(first(1, "a")).toBe(first(1, "a"));
    const all = [
      first(1, "a"),
      first(2, "a"),
      first(1, "b"),
      first(-1, "a"),
      first(12, "a"),
      first(1, "2/a"),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  test("first draws of neighbouring streams are uniform and uncorrelated", () => {
    const firsts = Array.from({ length: draws }, (_, index) => uniform(streamOf(5, `life/${index}`)));
    let product = 0;
    for (let i = 1; i < draws; i++) product += (firsts[i - 1]! - 0.5) * (firsts[i]! - 0.5);
    expect(Math.abs((12 * product) / draws)).toBeLessThan(4 / Math.sqrt(draws));
  });
});
