/** Milliseconds that were measured of one thing, as a line of a bench tells them. */
export type Figures = {
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
};

/** The middle, the 95th of a hundred (nearest rank) and the greatest of some times in milliseconds. */
export function figuresOf(times: readonly number[]): Figures {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0);
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** Milliseconds to one decimal. */
export function round(milliseconds: number): number {
  return Number(milliseconds.toFixed(1));
}
