import { histories } from "#app/demo-contacts";
import { type History, type Recorded, recordHistories } from "#identify/histories";
import type { Clock } from "#platform/clock";
import type { Database } from "#platform/database";
import { customerHistory, prospectHistory, type Telling } from "./history_of.ts";

/** Which people, and where to. */
export type Load = {
  readonly workspaceId: string;
  readonly sourceId: string;
  /** The workspace's currency; null where it has not said. */
  readonly currency: string | null;
  /** Customers and prospects together. */
  readonly customers: number;
  readonly seed: number;
  /** Last day of the histories, YYYY-MM-DD, and how many months they are long. */
  readonly until: string;
  readonly months: number;
};

/** Share of the people who have bought nothing. */
const prospects = 0.15;

/** How many people go into one transaction, and how many transactions run at once: while one is simulated, one is written. */
const chunk = 2_500;
const atOnce = 2;

/**
 * Simulates people and records their histories, some thousands in a transaction. Whoever is in the record already is
 * left alone, so a load that was cut short is taken up by repeating it.
 *
 * @param stop ends it between two chunks
 * @param tell after each chunk: how many people are done
 * @returns what was new
 */
export async function loadPeople(
  database: Database,
  load: Load,
  clock: Clock,
  { stop, tell }: { stop: AbortSignal; tell: (done: number) => void },
): Promise<Recorded> {
  const all = people(load);
  const sums = { customers: 0, orders: 0, refunds: 0, lines: 0, events: 0 };
  let done = 0;
  const work = async (): Promise<void> => {
    while (!stop.aborted) {
      const some = take(all, chunk);
      if (some.length === 0) return;
      const recorded = await recordHistories(database, { ...load, now: clock.now() }, some);
      for (const key of Object.keys(sums) as (keyof Recorded)[]) sums[key] += recorded[key];
      tell((done += some.length));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return sums;
}

/** Buyers and prospects in turn, so that any first part of a load is a small business of its own. */
function* people({ customers, seed, until, months, currency }: Load): Generator<History> {
  const { customer, prospect } = histories({ seed, until, months });
  const telling: Telling = { seed, currency: currency ?? "EUR" };
  for (let index = 0; index < customers; index++) {
    const earlier = Math.floor(index * prospects);
    yield Math.floor((index + 1) * prospects) > earlier
      ? prospectHistory(prospect(earlier), telling)
      : customerHistory(customer(index - earlier), telling);
  }
}

function take<T>(from: Generator<T>, count: number): T[] {
  const some: T[] = [];
  while (some.length < count) {
    const next = from.next();
    if (next.done) break;
    some.push(next.value);
  }
  return some;
}
