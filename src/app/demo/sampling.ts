import { hash } from "node:crypto";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";

/** A stream of random bits that belongs to one thing; whoever draws from it moves it on. */
export type Stream = RandomGenerator;

/**
 * The stream of one name under a seed, e.g. `(7, "life/42")`. Its xoroshiro128+ state is the first 128 bits of the
 * SHA-256 of both, so streams need no order among themselves and a new name never shifts an old one. Seeds one apart
 * give unrelated streams, which `jump()` along one sequence would give only in order.
 */
export function streamOf(seed: number, name: string): Stream {
  const digest = hash("sha256", `vinculo demo/${seed}/${name}`, "buffer");
  return xoroshiro128plusFromState([0, 4, 8, 12].map((at) => digest.readInt32LE(at)));
}

/** Uniform on [0, 1), 53 bits. */
export function uniform(stream: Stream): number {
  return uniformFloat64(stream);
}

/** True with probability p. */
export function chance(stream: Stream, p: number): boolean {
  return uniformFloat64(stream) < p;
}

/** One item of a list that is not empty, each as likely as the others. */
export function pick<T>(stream: Stream, items: readonly T[]): T {
  return items[Math.floor(uniformFloat64(stream) * items.length)] as T;
}

/** Exponential with the given mean, by inversion: −mean · ln(1 − U). */
export function exponential(stream: Stream, mean: number): number {
  return -mean * Math.log(1 - uniformFloat64(stream));
}

/** Standard normal, by the polar method (Marsaglia & Bray 1964). The second value is dropped: a stream has no memory. */
export function normal(stream: Stream): number {
  for (;;) {
    const x = 2 * uniformFloat64(stream) - 1;
    const square = x * x + (2 * uniformFloat64(stream) - 1) ** 2;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

/**
 * Gamma with the given shape and mean (so its variance is mean² / shape), by rejection as in Marsaglia & Tsang (2000),
 * "A simple method for generating gamma variables". Below shape 1 by their step Gamma(a) = Gamma(a + 1) · U^(1/a).
 */
export function gamma(stream: Stream, shape: number, mean: number): number {
  if (shape < 1) {
    const boosted = gamma(stream, shape + 1, ((shape + 1) * mean) / shape);
    return boosted * (1 - uniformFloat64(stream)) ** (1 / shape);
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(stream);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - uniformFloat64(stream)) < 0.5 * x * x + d * (1 - v + Math.log(v))) {
      return (d * v * mean) / shape;
    }
  }
}

/** Beta(a, b) as X / (X + Y) of two gammas (Devroye 1986, IX.4). */
export function beta(stream: Stream, a: number, b: number): number {
  const x = gamma(stream, a, a);
  return x / (x + gamma(stream, b, b));
}

/**
 * Poisson, by counting uniforms whose product stays above e^−mean (Knuth, TAOCP 2, 3.4.1). Means above 16 are taken in
 * parts, as a sum of independent Poissons is one: exact, and far from the underflow of e^−mean.
 */
export function poisson(stream: Stream, mean: number): number {
  let count = 0;
  for (let rest = mean; rest > 0; rest -= 16) {
    const floor = Math.exp(-Math.min(rest, 16));
    for (let product = 1 - uniformFloat64(stream); product > floor; product *= 1 - uniformFloat64(stream))
      count++;
  }
  return count;
}

/** Draws an index with a probability proportional to its weight. */
export type Categorical = (stream: Stream) => number;

/** A categorical law by the alias method (Walker 1977, tables as in Vose 1991): built in O(n), drawn in O(1). */
export function categorical(weights: readonly number[]): Categorical {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const scaled = Float64Array.from(weights, (weight) => (weight * weights.length) / total);
  const keep = new Float64Array(weights.length).fill(1);
  const alias = Uint32Array.from(weights, (_, index) => index);
  const small: number[] = [];
  const large: number[] = [];
  for (const [index, value] of scaled.entries()) (value < 1 ? small : large).push(index);
  while (small.length > 0 && large.length > 0) {
    const poor = small.pop() as number;
    const rich = large.pop() as number;
    keep[poor] = scaled[poor] as number;
    alias[poor] = rich;
    scaled[rich] = (scaled[rich] as number) - (1 - (scaled[poor] as number));
    (scaled[rich] < 1 ? small : large).push(rich);
  }
  return (stream) => {
    const column = Math.floor(uniformFloat64(stream) * weights.length);
    return uniformFloat64(stream) < (keep[column] as number) ? column : (alias[column] as number);
  };
}
