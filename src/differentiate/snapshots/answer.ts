import { createHash } from "node:crypto";
import { findWorkspace, type Workspace } from "#access/workspaces";
import { asOf, lifecycleSettingsOf } from "#differentiate/lifecycle";
import { periodUpTo, valueSettingsOf } from "#differentiate/value";
import { dateIn } from "#platform/clock";
import { inWorkspace, type Tx } from "#platform/database";
import type { Accepted, Request } from "#platform/http";
import { newId } from "#platform/ids";
import { isRefusal, refuse, type Refusal } from "#platform/refusals";
import { publish, revisionOf } from "#platform/stream";
import { queueTask, type TaskKind } from "#platform/tasks";
import { type Figure, type Inputs, keepsPeople, workOut } from "./figure.ts";
import {
  claimFigure,
  forgetSnapshots,
  isLarge,
  keepSnapshot,
  readSnapshot,
  type Snapshot,
  variantOf,
} from "./snapshot.store.ts";

/** Milliseconds that somebody who has seen a figure before does not wait for a newer one. */
const patience = 300;
/** What goes on changing is worked out in the background this often at most, in milliseconds … */
const pause = 2_000;
/** … and what takes long less often: at most a tenth of the time. */
const share = 10;
/** A figure that nobody renewed for this long is forgotten, in milliseconds; the people behind one sooner: they are many. */
const kept = 30 * 86_400_000;
const peopleKept = 2 * 86_400_000;

type Asking = Pick<Request<unknown, unknown, unknown>, "database" | "caller" | "clock">;

/** A figure that is kept, and whether it is of the facts as they stand. */
export type Found = {
  readonly figure: Figure;
  readonly workspace: Workspace;
  readonly inputs: Inputs;
  readonly snapshot: Snapshot;
  readonly fresh: boolean;
};

/**
 * Answers a figure at a date, today's by default, with what it says of itself. `findFigure` says when it is worked out
 * and what is refused.
 */
export function answerFigure(
  { database, caller: { workspaceId }, clock }: Asking,
  of: (today: string) => Figure,
  large?: number,
): Promise<Answer | Accepted | Refusal> {
  return inWorkspace(database, workspaceId, async (tx) => {
    const found = await findFigure(tx, workspaceId, clock.now(), of, large);
    return isRefusal(found) || "accepted" in found ? found : answered(tx, found);
  });
}

/**
 * Finds a figure. What is kept and still holds is taken as it is. What does not is worked out now, unless the workspace
 * is large or it took long the last time: then what is kept is taken as not fresh, or a task where nothing is, and the
 * figure is worked out in the background.
 *
 * @returns a refusal `value.date_ahead` for a date to come, of which today's record knows nothing, or
 *   `value.dates_reversed` where two dates are compared and the earlier is not earlier
 */
export async function findFigure(
  tx: Tx,
  workspaceId: string,
  now: Date,
  of: (today: string) => Figure,
  large?: number,
): Promise<Found | Accepted | Refusal> {
  const situation = await situationOf(tx, workspaceId);
  const { workspace, inputs, revision } = situation;
  const today = dateIn(inputs.zone, now);
  const figure = of(today);
  if (figure.at > today) return refuse("value.date_ahead", { today }, { status: 422, path: "at" });
  if (figure.from && figure.from >= figure.at)
    return refuse("value.dates_reversed", {}, { status: 422, path: "from" });
  const as = (snapshot: Snapshot, fresh: boolean): Found => ({ figure, workspace, inputs, snapshot, fresh });
  const found = await readSnapshot(tx, workspaceId, figure, situation.hash);
  if (found?.revision === revision) return as(found, true);
  const isSlow = found ? found.took > patience : false;
  if (!isSlow && !(await isLarge(tx, workspaceId, large)))
    return as(await renew(tx, situation, figure, now), true);
  const dueAt = found ? new Date(found.computedAt.getTime() + Math.max(pause, share * found.took)) : now;
  const key = `${figure.kind} ${figure.at} ${variantOf(figure)}`;
  const task = { workspaceId, kind: figureTask.kind, key, input: figure, dueAt };
  const taskId = await queueTask(tx, task, now);
  return found ? as(found, false) : { accepted: true, taskId };
}

/** Works a figure out in the background, and tells the pages that it is there. */
export const figureTask: TaskKind = {
  kind: "value.figure",
  run: async ({ database, workspaceId, input, clock }) => {
    await inWorkspace(database, workspaceId, async (tx) => {
      const situation = await situationOf(tx, workspaceId);
      const found = await readSnapshot(tx, workspaceId, input as Figure, situation.hash);
      if (found?.revision === situation.revision) return;
      await renew(tx, situation, input as Figure, clock.now());
      await publish(tx, workspaceId, { kind: "value" });
    });
    return null;
  },
};

/** What figures are worked out from, read before any fact. */
type Situation = {
  readonly workspace: Workspace;
  readonly revision: number;
  readonly inputs: Inputs;
  /** Stands for the inputs. */
  readonly hash: string;
};

/** A figure with what it says of itself. */
export type Answer = Awaited<ReturnType<typeof answered>>;

async function situationOf(tx: Tx, workspaceId: string): Promise<Situation> {
  const { live, bulk } = await revisionOf(tx, workspaceId);
  const workspace = await findWorkspace(tx, workspaceId);
  if (!workspace) throw new Error(`there is no workspace ${workspaceId}`);
  const inputs: Inputs = {
    zone: workspace.zone,
    lifecycle: await lifecycleSettingsOf(tx, workspaceId),
    value: await valueSettingsOf(tx, workspaceId),
  };
  const hash = createHash("sha256").update(JSON.stringify(inputs)).digest("base64url").slice(0, 22);
  return { workspace, revision: live + bulk, inputs, hash };
}

async function renew(tx: Tx, situation: Situation, figure: Figure, now: Date): Promise<Snapshot> {
  const { workspaceId } = situation.workspace;
  if (keepsPeople(figure)) {
    await claimFigure(tx, workspaceId, figure);
    const meanwhile = await readSnapshot(tx, workspaceId, figure, situation.hash);
    if (meanwhile && meanwhile.revision >= situation.revision) return meanwhile;
  }
  const from = performance.now();
  const setId = newId(now);
  const result = await workOut(tx, workspaceId, figure, situation.inputs, setId);
  const took = Math.round(performance.now() - from);
  const people = keepsPeople(figure) ? setId : null;
  const snapshot = { result, revision: situation.revision, computedAt: now, took, setId: people };
  await keepSnapshot(tx, workspaceId, figure, situation.hash, snapshot);
  const since = now.getTime();
  await forgetSnapshots(tx, workspaceId, {
    figures: new Date(since - kept),
    people: new Date(since - peopleKept),
  });
  return snapshot;
}

/** What an answer says of itself, and the figure. */
export async function answered(tx: Tx, { figure, workspace, inputs, snapshot, fresh }: Found) {
  const { zone: _, ...settings } = inputs;
  const { from, date: to } = periodUpTo(await asOf(tx, workspace.workspaceId, figure.at), inputs.value);
  return {
    at: figure.at,
    ...(figure.from ? { from: figure.from } : {}),
    knowledge: "today" as const,
    currency: workspace.currency,
    computedAt: snapshot.computedAt.toISOString(),
    fresh,
    settings: { ...settings, period: { from, to } },
    ...snapshot.result,
  };
}
