import { findWorkspace } from "#access/workspaces";
import { recordFound, type Transact } from "#differentiate/differences";
import { findStages } from "#differentiate/lifecycle";
import { findTiers } from "#differentiate/tiers";
import { dateIn, type Clock, pause } from "#platform/clock";
import { type Database, inWorkspace, type Tx } from "#platform/database";
import { publish } from "#platform/stream";
import { forgetTasks, queueTask, type TaskKind } from "#platform/tasks";
import { type Due, dueAt, inputsOf } from "./due.ts";
import { candidates, claimWorkspace, noteRefreshed, type Standing, standingOf } from "./standing.store.ts";

/** Who changed when everyone was looked at. */
export type Outcome = { readonly why: Due["why"]; readonly stages: number; readonly tiers: number };

export type Refreshing = {
  readonly database: Database;
  readonly clock: Clock;
  readonly onBug?: (error: unknown) => void;
};

/** Milliseconds between two looks at which workspaces are due. */
const rest = 500;
/** Tasks that ended are kept for a week. */
const week = 7 * 86_400_000;
const kind = "differences.refresh";
/** How many transactions write at once: one's statements are made while the other's run. */
const atOnce = 2;

/**
 * Finds everyone's stage and tier again wherever it is due, until `until` is aborted: at the turn of the day in the
 * workspace's zone, after its thresholds or zone changed, and when facts changed that others are measured by. Each
 * workspace is taken by one process at a time; one that dies has noted nothing, so it is done again.
 */
export async function refreshWhenDue(given: Refreshing, until: AbortSignal): Promise<void> {
  const resting: Resting = new Map();
  while (!until.aborted) {
    try {
      await refreshDue(given, resting, until);
    } catch (error) {
      if (!until.aborted) given.onBug?.(error);
    }
    await pause(rest, until);
  }
}

/** Since when a workspace's facts have been of one revision, as far as was seen. */
type Resting = Map<string, { readonly changes: number; readonly since: Date }>;

/** Refreshes the workspaces that are due now, one after the other, and answers how many those were. */
export async function refreshDue(
  { database, clock }: Refreshing,
  resting: Resting = new Map(),
  until?: AbortSignal,
): Promise<number> {
  let refreshed = 0;
  for (const { workspaceId, changes } of await candidates(database.engine, kind, clock.now())) {
    if (until?.aborted) break;
    const known = resting.get(workspaceId);
    const seen = known?.changes === changes ? known : { changes, since: clock.now() };
    resting.set(workspaceId, seen);
    const outcome = await refresh(database, workspaceId, clock, seen.since);
    if (outcome !== null && outcome !== "busy") refreshed += 1;
  }
  return refreshed;
}

/** Asks for everyone to be looked at again, in the transaction that changed the thresholds. Answers the task's id. */
export function queueRefresh(tx: Tx, workspaceId: string, now: Date): Promise<string> {
  return queueTask(tx, { workspaceId, kind, key: "everyone", input: {} }, now);
}

/** Does what `queueRefresh` asked for. Its result says how many customers changed their stage and their tier. */
export const refreshTask: TaskKind = {
  kind,
  run: async ({ database, workspaceId, clock, signal }): Promise<Pick<Outcome, "stages" | "tiers">> => {
    let outcome = await refresh(database, workspaceId, clock);
    // Whoever is at it may have read the old thresholds.
    while (outcome === "busy" && !signal.aborted) {
      await pause(rest, signal);
      outcome = await refresh(database, workspaceId, clock);
    }
    if (outcome === "busy") throw new Error("given up: the process stops");
    return { stages: outcome?.stages ?? 0, tiers: outcome?.tiers ?? 0 };
  },
};

/**
 * Looks at everyone if it is due; null where it is not, `busy` where somebody else is at it. One transaction holds the claim
 * and nothing else; what is found is written in others, a few thousand customers each.
 */
async function refresh(
  database: Database,
  workspaceId: string,
  clock: Clock,
  restingSince?: Date,
): Promise<Outcome | "busy" | null> {
  return inWorkspace(database, workspaceId, async (claim) => {
    if (!(await claimWorkspace(claim, workspaceId))) return "busy";
    const workspace = await findWorkspace(claim, workspaceId);
    if (!workspace) return null;
    const now = clock.now();
    const standing = await standingOf(claim, workspaceId, workspace.zone);
    const due = dueAt(standing, now, restingSince);
    return due && everyone(database, workspaceId, standing, due, now);
  });
}

async function everyone(
  database: Database,
  workspaceId: string,
  standing: Standing,
  { why, lane }: Due,
  now: Date,
): Promise<Outcome> {
  const from = performance.now();
  const transact: Transact = (work) => inWorkspace(database, workspaceId, work);
  const found = [
    await transact((tx) => findStages(tx, workspaceId, now)),
    await transact((tx) => findTiers(tx, workspaceId, now)),
  ];
  const [stages = 0, tiers = 0] = await recordFound(transact, workspaceId, found, { lane, now, atOnce });
  const took = Math.round(performance.now() - from);
  const { zone, revision } = standing;
  const refreshed = { ...revision, date: dateIn(zone, now), zone, inputs: inputsOf(standing), at: now, took };
  await transact(async (tx) => {
    if (stages + tiers > 0) await publish(tx, workspaceId, { kind: "customer" });
    // A day or thresholds that are others change every figure; facts that changed were told by the pulse.
    if (why !== "facts") await publish(tx, workspaceId, { kind: "value" });
    if (why === "day") await forgetTasks(tx, workspaceId, new Date(now.getTime() - week));
    await noteRefreshed(tx, workspaceId, refreshed);
  });
  return { why, stages, tiers };
}
