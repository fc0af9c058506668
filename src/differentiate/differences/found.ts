import { recordOwnTraits, type Trait } from "#identify/customers";
import { type Announcement, announce } from "#identify/events";
import type { Tx } from "#platform/database";
import type { Lane } from "#platform/manifest";

/** Runs work in a transaction: one of its own each time, or the one that its maker is in. */
export type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** Changes that were found of customers, one each, and how they are kept. */
export type Found = {
  /** Whose they are, in rising order. */
  readonly customerIds: readonly string[];
  /**
   * Keeps the changes of a stretch, and answers what is to be recorded and told of them. Where another transaction has
   * changed a customer since, its word stands and that customer is left out.
   */
  readonly keep: (tx: Tx, from: number, to: number) => Promise<Kept>;
};

export type Kept = {
  /** One a customer. */
  readonly traits: readonly Trait[];
  readonly announcements: readonly Announcement[];
};

/** A statement's JSON stays below about a megabyte, however many customers change on one day. */
const most = 5_000;

/**
 * Records changes of several kinds that were found, a few thousand customers a transaction: who is written down is locked
 * until it commits, and orders of theirs wait. One that breaks off is taken up by finding again. What changed of one
 * customer is recorded together, as each version of a customer is indexed nine times. In lane `bulk` nothing is announced.
 *
 * @param atOnce how many transactions write at a time; 1 where all are the same
 * @returns how many changes of each kind were kept
 */
export async function recordFound(
  transact: Transact,
  workspaceId: string,
  found: readonly Found[],
  { lane, now, atOnce = 1 }: { readonly lane: Lane; readonly now: Date; readonly atOnce?: number },
): Promise<number[]> {
  const sums = found.map(() => 0);
  const stretches = stretchesOf(found);
  const work = async (): Promise<void> => {
    for (const stretch of stretches) {
      const counts = await transact(async (tx) => {
        const kept: Kept[] = [];
        for (const [kind, [from, to]] of stretch.entries())
          kept.push((await found[kind]?.keep(tx, from, to)) ?? nothing);
        await recordOwnTraits(
          tx,
          workspaceId,
          kept.flatMap(({ traits }) => traits),
          now,
        );
        const announcements = lane === "live" ? kept.flatMap((one) => one.announcements) : [];
        await announce(tx, workspaceId, announcements, now);
        return kept.map(({ traits }) => traits.length);
      });
      for (const [kind, count] of counts.entries()) sums[kind] = (sums[kind] ?? 0) + count;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return sums;
}

const nothing: Kept = { traits: [], announcements: [] };

type Stretch = readonly (readonly [from: number, to: number])[];

/** Cuts all kinds at the same customers: up to `most` of the first kind, and of each other kind those up to the last of them. */
function* stretchesOf(found: readonly Found[]): Generator<Stretch> {
  const at = found.map(() => 0);
  const left = () => found.some(({ customerIds }, kind) => (at[kind] ?? 0) < customerIds.length);
  while (left()) {
    const ends = found.flatMap(({ customerIds }, kind) => customerIds[(at[kind] ?? 0) + most - 1] ?? []);
    const last = ends.toSorted()[0];
    yield found.map(({ customerIds }, kind) => {
      const from = at[kind] ?? 0;
      let to = from;
      while (to < customerIds.length && (last === undefined || (customerIds[to] ?? "") <= last)) to += 1;
      at[kind] = to;
      return [from, to] as const;
    });
  }
}
