/** A token bucket for each name: `burst` at once, refilled by `perSecond`. */
export type Rate = { readonly perSecond: number; readonly burst: number };

/** Counts what each name does. Answers how many seconds to wait; 0 lets it through. A `cost` of 0 only asks. */
export type Limiter = (name: string, rate: Rate, now: Date, cost?: 0 | 1) => number;

type Bucket = { tokens: number; at: number; rate: Rate };

/** Buckets kept at once; the full ones are dropped beyond it, for they say the same as none. */
const most = 20_000;

/** A limiter in this process's memory: with several processes each counts its own. */
export function limiter(): Limiter {
  const buckets = new Map<string, Bucket>();
  return (name, rate, now, cost = 1) => {
    const at = now.getTime();
    if (buckets.size > most) dropFull(buckets, at);
    const bucket = buckets.get(name) ?? { tokens: rate.burst, at, rate };
    bucket.tokens = refilled(bucket, at);
    bucket.at = at;
    buckets.set(name, bucket);
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / rate.perSecond);
    bucket.tokens -= cost;
    return 0;
  };
}

function refilled({ tokens, at, rate }: Bucket, now: number): number {
  return Math.min(rate.burst, tokens + (Math.max(0, now - at) / 1000) * rate.perSecond);
}

function dropFull(buckets: Map<string, Bucket>, now: number): void {
  for (const [name, bucket] of buckets) if (refilled(bucket, now) >= bucket.rate.burst) buckets.delete(name);
  // A flood of names none of which is full yet: the oldest go, so that memory stays bounded.
  for (const name of buckets.keys()) {
    if (buckets.size <= most / 2) return;
    buckets.delete(name);
  }
}
