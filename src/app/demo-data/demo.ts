import { refreshDue } from "#differentiate/refresh";
import type { Recorded } from "#identify/histories";
import type { Clock } from "#platform/clock";
import { type Database, inEngine } from "#platform/database";
import { isRefusal, type Refusal } from "#platform/refusals";
import { loadPeople } from "./load.ts";
import { refreshStatistics, tidy } from "./statistics.ts";
import { type DemoWish, targetOf } from "./target.ts";

/** What a demo did. */
export type DemoDone = {
  readonly workspaceId: string;
  readonly workspace: string;
  /** Whether the workspace was made for it. */
  readonly created: boolean;
  readonly seed: number;
  readonly until: string;
  readonly months: number;
  /** What was new to the record; zeros where all was there. */
  readonly recorded: Recorded;
  /** Whether it was told to stop before the end; the same command takes it up. */
  readonly stopped: boolean;
};

export type DemoStep = "recording" | "refreshing";

/**
 * Puts a simulated business into a workspace through the record, and brings up to date what follows from it: the
 * stages, the tiers and the planner's statistics. Repeating it changes nothing; another seed brings other people.
 *
 * @param until stops between two chunks of people
 * @param tell the step, and how many people are done
 */
export async function loadDemo(
  database: Database,
  clock: Clock,
  wish: DemoWish,
  { until: stop, tell }: { until: AbortSignal; tell: (step: DemoStep, done: number) => void },
): Promise<DemoDone | Refusal> {
  const target = await inEngine(database, (tx) => targetOf(tx, wish, clock.now()));
  if (isRefusal(target)) return target;
  const { workspace, created, sourceId, until, months } = target;
  const { workspaceId, currency } = workspace;
  const { customers, seed } = wish;
  const load = { workspaceId, sourceId, currency, customers, seed, until, months };
  const recorded = await loadPeople(database, load, clock, { stop, tell: (done) => tell("recording", done) });
  tell("refreshing", customers);
  if (recorded.customers > 0) await refreshStatistics(database);
  // A server beside may be at it already: whoever is first does it, and tells the pages. Who stops it wants to go home.
  if (!stop.aborted) await refreshDue({ database, clock });
  if (!stop.aborted && recorded.customers > 0) await tidy(database);
  return {
    workspaceId,
    workspace: workspace.name,
    created,
    seed,
    until,
    months,
    recorded,
    stopped: stop.aborted,
  };
}
