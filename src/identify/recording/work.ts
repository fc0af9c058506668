import { workKind } from "#identify/loads";
import { lookAgain } from "./look_again.ts";
import type { Outcome } from "./outcome.ts";
import { findLoad, type Load, updateLoad, rememberMapping } from "#identify/loads";
import { rm } from "node:fs/promises";
import type { ImportState } from "#identify/imports";
import { forgetStaged } from "#identify/imports";
import { type Database, inEngine, type Tx } from "#platform/database";
import { isRefusal, Refused, refuse } from "#platform/refusals";
import { publish } from "#platform/stream";
import type { TaskKind, TaskWork } from "#platform/tasks";
import { countAlike } from "./counting.ts";
import { checkOrders, runOrders } from "./orders.ts";
import { checkRows, runRows } from "./rows.ts";
import { undoLoad } from "./undo.ts";

/** An import that did not get on so often is given up: a row of it takes the process down, or the database. */
const mostAttempts = 20;

/** Does what an import's state asks for, from where the last attempt came to. */
export const importTask: TaskKind = {
  kind: workKind,
  mostAttempts: 100_000,
  run: async (work) => {
    const { importId } = work.input as { importId: string };
    const load = await begin(work.database, work.workspaceId, importId);
    if (!load) return null;
    if (load.attempts > mostAttempts) {
      await end(work, load, refuse("import.broken", {}, { status: 500 }));
      return null;
    }
    try {
      await end(work, load, await step(work, load));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await end(work, load, error.refusal);
    }
    return null;
  },
};

async function begin(database: Database, workspaceId: string, importId: string): Promise<Load | null> {
  return inEngine(database, async (tx) => {
    const load = await findLoad(tx, workspaceId, importId, "hold");
    if (load) await updateLoad(tx, load, { attempts: load.attempts + 1 }, false);
    return load;
  });
}

function step(work: TaskWork, load: Load): Promise<Outcome> | Outcome {
  const isOrders = load.kind === "orders";
  switch (load.state) {
    case "reading":
      return lookAgain(work, load);
    case "checking":
      return isOrders ? checkOrders(work, load) : checkRows(work, load);
    case "running":
      return isOrders ? runOrders(work, load) : runRows(work, load);
    case "undoing":
      return undoLoad(work, load);
    default:
      return "done";
  }
}

/** Where each state goes from each outcome. A dry run that was stopped, or failed, leaves the file as it was understood. */
const next: Partial<Record<ImportState, Record<"done" | "pause" | "cancel" | "refused", ImportState>>> = {
  reading: { done: "understood", pause: "understood", cancel: "cancelled", refused: "failed" },
  checking: { done: "checked", pause: "understood", cancel: "understood", refused: "understood" },
  running: { done: "done", pause: "paused", cancel: "cancelled", refused: "failed" },
  undoing: { done: "undone", pause: "undoing", cancel: "undoing", refused: "failed" },
};

async function end(
  { database, clock }: TaskWork,
  { workspaceId, importId }: Load,
  outcome: Outcome,
): Promise<void> {
  const path = await inEngine(database, async (tx) => {
    const load = await findLoad(tx, workspaceId, importId, "hold");
    const way = load && next[load.state];
    if (!load || !way) return null;
    const state = way[isRefusal(outcome) ? "refused" : outcome];
    const isOver = ["done", "cancelled", "failed", "undone"].includes(state);
    const counted = load.state === "running" || load.state === "checking" ? await countAlike(tx, load) : {};
    await updateLoad(tx, load, {
      ...counted,
      state,
      wanted: null,
      attempts: 0,
      progress: null,
      problem: isRefusal(outcome) ? { id: outcome.id, params: outcome.params } : null,
      ...(isOver ? { finishedAt: clock.now(), filePath: null, stagedCount: null, plan: null } : {}),
    });
    if (state === "done") await rememberMapping(tx, load, clock.now());
    if (isOver) await forgetStaged(tx, load);
    await tellAll(tx, workspaceId, state);
    return isOver ? load.filePath : null;
  });
  if (path) await rm(path, { force: true });
}

async function tellAll(tx: Tx, workspaceId: string, state: ImportState): Promise<void> {
  await publish(tx, workspaceId, { kind: "import" });
  if (state !== "checked" && state !== "understood") await publish(tx, workspaceId, { kind: "customer" });
}
