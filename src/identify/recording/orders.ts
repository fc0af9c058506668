import { type Load, updateLoad, forgetRefused, type LoadPlan, unpackAt } from "#identify/loads";
import {
  compareWindow,
  countStaged,
  countStrangers,
  type OrderLoad,
  recordWindow,
  rowFacts,
  stageOrders,
} from "#identify/imports";
import { inEngine } from "#platform/database";
import { type Refusal, refuse } from "#platform/refusals";
import { publish } from "#platform/stream";
import type { TaskWork } from "#platform/tasks";
import { plus } from "./counting.ts";
import { noCounts } from "#identify/loads";
import { Pace, teller } from "./pace.ts";
import { type Begun, beginRun, inPortion, inTrial, settle } from "./portion.ts";
import { readOrders, Stopped } from "./read_orders.ts";
import type { Outcome } from "./outcome.ts";

/** Lines of the file in one transaction: about a second's work. */
const windowSize = 20_000;

/** A dry run: stages the file as the run will, and counts what it would make of the record. */
export async function checkOrders(work: TaskWork, load: Load): Promise<Outcome> {
  const { database, clock } = work;
  // The source that a trial may make is gone with it.
  const begun = await inTrial(database, (tx) => settle(tx, load, clock.now()));
  const job = jobOf(begun, clock.now());
  const staged = await stage(work, begun, job, 0.6);
  if (typeof staged !== "number") return staged;
  const { tell, wanted } = teller(database, load);
  const pace = new Pace("comparing", 0, staged, 0.6, 1);
  let counts = noCounts;
  let [orders, returns] = [0, 0];
  for (let from = 0; from <= staged; from += windowSize) {
    const window = { from: from + 1, to: from + windowSize };
    const found = await inTrial(database, (tx) => compareWindow(tx, job, window));
    counts = plus(counts, { ...found, newCustomers: 0 });
    orders += found.orders;
    returns += found.returns;
    await tell(pace.at(Math.min(staged, window.to)));
    if (wanted()) return wanted() ?? "cancel";
  }
  await inEngine(database, async (tx) => {
    const newCustomers = await countStrangers(tx, job);
    const { last: _, ...rows } = await rowFacts(tx, job);
    await updateLoad(
      tx,
      load,
      { counts: { ...counts, newCustomers }, facts: { ...rows, orders, returns } },
      false,
    );
  });
  return "done";
}

/** Records the file, window by window from where the last attempt came to. */
export async function runOrders(work: TaskWork, load: Load): Promise<Outcome> {
  const { database, clock } = work;
  const begun = await beginRun(database, load, clock.now());
  const job = jobOf(begun, clock.now());
  const last = await stage(work, begun, job, 0.3);
  if (typeof last !== "number") return last;
  const pace = new Pace("recording", load.position, last, 0.3, 1);
  let at: Load = load;
  while (at.position < last) {
    const { position } = at;
    const window = { from: position + 1, to: position + windowSize };
    const done = await inPortion(database, load, position, async (tx, standing) => {
      const made = await recordWindow(tx, { ...job, now: clock.now() }, window);
      const next = Math.min(window.to, last);
      await publish(tx, load.workspaceId, { kind: "import" });
      return { counts: plus(standing.counts, made), position: next, progress: pace.at(next) };
    });
    if (typeof done === "string") return done;
    at = done;
  }
  return "done";
}

function jobOf(begun: Begun, now: Date): OrderLoad {
  const { workspaceId, importId, sourceId, saidAt, zone, currency } = begun;
  const plan = begun.plan as LoadPlan | null;
  const customerIs = plan?.of === "orders" ? plan.customerIs : "external";
  return { workspaceId, importId, sourceId, saidAt, zone, currency, now, customerIs };
}

/**
 * Stages the file unless it is staged whole: a dry run has done it most often, and a crash of the database undoes it.
 *
 * @returns the last line of the file
 */
async function stage(
  work: TaskWork,
  load: Begun,
  job: OrderLoad,
  upTo: number,
): Promise<number | "pause" | "cancel" | Refusal> {
  const { database } = work;
  const plan = load.plan as LoadPlan | null;
  if (plan?.of !== "orders" || load.filePath === null) return refuse("import.file_gone", {}, { status: 409 });
  const standing = await inEngine(database, (tx) => countStaged(tx, job));
  if (load.stagedCount !== null && standing.rows === load.stagedCount) return standing.last;
  await inEngine(database, (tx) => forgetRefused(tx, load));
  const stop = teller(database, load);
  try {
    const staged = await stageOrders(
      database,
      job,
      readOrders(database, load, unpackAt(plan, load.filePath), stop, upTo),
    );
    await inEngine(database, (tx) => updateLoad(tx, load, { stagedCount: staged.rows }, false));
    return staged.last;
  } catch (error) {
    if (error instanceof Stopped) return stop.wanted() ?? "cancel";
    throw error;
  }
}
