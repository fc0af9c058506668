import { type Clock, dateIn, pause } from "#platform/clock";
import { type Database, inWorkspace } from "#platform/database";
import { filled, type Manifest } from "#platform/manifest";
import { publish, revisionOf } from "#platform/stream";
import { type Recount, recount } from "./recount.ts";
import { claimCount, noteCounted, type Standing, standings } from "./recounts.store.ts";

export type Recounting = {
  readonly database: Database;
  readonly slices: readonly Manifest[];
  readonly clock: Clock;
  readonly onBug?: (error: unknown) => void;
};

/** Milliseconds between two looks at what is due, and the shortest time between two recounts of the same. */
const rest = 1_000;
/** A recount takes at most a twentieth of the time while facts go on coming … */
const share = 20;
// … and is done once more as soon as they rest for as long as it takes.

/** Finds kept counts again wherever facts went past them, until `until` is aborted. One process at a time does each. */
export async function recountWhenDue(given: Recounting, until: AbortSignal): Promise<void> {
  const resting: Resting = new Map();
  while (!until.aborted) {
    try {
      await recountDue(given, resting, until);
    } catch (error) {
      if (!until.aborted) given.onBug?.(error);
    }
    await pause(rest, until);
  }
}

/** Since when the facts that a count hangs on have been of one revision, as far as was seen. */
type Resting = Map<string, { readonly changes: number; readonly since: Date }>;

/** Finds again what is due now and answers how many counts that were. */
export async function recountDue(
  { database, slices, clock }: Recounting,
  resting: Resting = new Map(),
  until?: AbortSignal,
): Promise<number> {
  let done = 0;
  for (const one of filled(recount, slices)) {
    for (const standing of await standings(database.engine, one.what)) {
      if (until?.aborted) return done;
      if (!isStale(one, standing, clock.now())) continue;
      const key = `${one.what} ${standing.workspaceId}`;
      const changes = changesOf(one, standing.revision);
      const known = resting.get(key);
      const seen = known?.changes === changes ? known : { changes, since: clock.now() };
      resting.set(key, seen);
      if (mayAgain(standing, clock.now(), seen.since) && (await find(database, one, standing, clock)))
        done += 1;
    }
  }
  return done;
}

function changesOf({ after }: Recount, { live, bulk }: { live: number; bulk: number }): number {
  return after === "bulk" ? bulk : live + bulk;
}

function isStale(one: Recount, { last, revision, zone }: Standing, now: Date): boolean {
  if (!last || last.asked || last.zone !== zone) return true;
  if (one.after === "all" && dateIn(zone, last.at) !== dateIn(zone, now)) return true;
  return changesOf(one, last) !== changesOf(one, revision);
}

function mayAgain({ last, zone }: Standing, now: Date, restingSince: Date): boolean {
  if (!last || last.zone !== zone) return true;
  const waited = now.getTime() - last.at.getTime();
  const rested = now.getTime() - restingSince.getTime();
  return (
    waited >= Math.max(rest, share * last.took) || (waited >= rest && rested >= Math.max(rest, last.took))
  );
}

/** The revision is read before the facts: what is found is of it or later. */
async function find(database: Database, one: Recount, standing: Standing, clock: Clock): Promise<boolean> {
  const { workspaceId, zone } = standing;
  return inWorkspace(database, workspaceId, async (tx) => {
    if (!(await claimCount(tx, workspaceId, one.what))) return false;
    const now = clock.now();
    const from = performance.now();
    const revision = await revisionOf(tx, workspaceId);
    await one.run(tx, { workspaceId, zone }, now);
    const took = Math.round(performance.now() - from);
    await noteCounted(tx, { workspaceId, what: one.what }, { ...revision, zone, at: now, took });
    await publish(tx, workspaceId, { kind: "value" });
    return true;
  });
}
