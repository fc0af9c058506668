import { findWorkspace } from "#access/workspaces";
import { type Clock, dateIn } from "#platform/clock";
import { type Database, inEngine } from "#platform/database";
import type { Accepted } from "#platform/http";
import { queueTask, type TaskKind } from "#platform/tasks";
import { type Narrowing, summed } from "./ages.ts";
import { countFields } from "./counted.store.ts";
import type { Freshness } from "./freshness.contract.ts";
import { isLarge, keep, type Kept, readKept, readRules } from "./kept.store.ts";

/** Customers who are counted while somebody waits; more are counted in the background. */
const mostAtOnce = 5_000;
/** What was counted in the background is shown as fresh for this long, in milliseconds; what takes long, for longer. */
const holds = 10 * 60_000;
const share = 20;

type Asked = {
  readonly database: Database;
  readonly workspaceId: string;
  readonly clock: Clock;
  readonly most?: number;
};

/**
 * What is known of customers and how old it is. Counted now in a small workspace; in a large one what was counted last,
 * which says so where a newer one is on its way, or a task where nothing was yet. Ages move with every trait that is said,
 * so what is kept holds for minutes and not for a revision of the facts.
 */
export function answerFreshness(
  { database, workspaceId, clock, most = mostAtOnce }: Asked,
  narrowing: Narrowing,
): Promise<Freshness | Accepted> {
  return inEngine(database, async (tx) => {
    const now = clock.now();
    const rules = await readRules(tx, workspaceId);
    const as = ({ result, computedAt }: Kept, fresh: boolean): Freshness => ({
      ...summed(result, rules, narrowing),
      computedAt: computedAt.toISOString(),
      fresh,
    });
    const kept = await readKept(tx, workspaceId);
    // Only large workspaces have one kept: counting their customers once more would take longer than all the rest.
    if (!kept && !(await isLarge(tx, workspaceId, most))) return as(await count(tx, workspaceId, now), true);
    const until = kept ? kept.computedAt.getTime() + Math.max(holds, share * kept.took) : 0;
    if (kept && now.getTime() < until) return as(kept, true);
    const task = { workspaceId, kind: countTask.kind, key: "all", input: {} };
    const taskId = await queueTask(tx, task, now);
    return kept ? as(kept, false) : { accepted: true, taskId };
  });
}

/** Counts in the background. */
export const countTask: TaskKind = {
  kind: "freshness.count",
  run: ({ database, workspaceId, clock }) =>
    inEngine(database, async (tx) => {
      await keep(tx, workspaceId, await count(tx, workspaceId, clock.now()));
      return null;
    }),
};

async function count(tx: Parameters<typeof countFields>[0], workspaceId: string, now: Date): Promise<Kept> {
  const zone = (await findWorkspace(tx, workspaceId))?.zone ?? "UTC";
  const from = performance.now();
  const result = await countFields(tx, workspaceId, { zone, today: dateIn(zone, now) });
  return { result, computedAt: now, took: Math.round(performance.now() - from) };
}
