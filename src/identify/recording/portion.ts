import { findLoad, type Load, momentOf, updateLoad } from "#identify/loads";
import { findWorkspace } from "#access/workspaces";
import { ensureSource } from "#identify/sources";
import { type Database, inEngine, type Tx } from "#platform/database";
import { newId } from "#platform/ids";
import { Refused, refuse } from "#platform/refusals";

/** An import about to write: its source and its moment are settled. */
export type Begun = Load & {
  readonly sourceId: string;
  readonly saidAt: Date;
  readonly zone: string;
  readonly currency: string | null;
  readonly country: string | null;
};

/**
 * Settles once where a run's facts belong and which moment they are of. A dry run has neither: it compares as if it began
 * now, under the source of that name if there is one.
 */
export async function beginRun(database: Database, load: Load, now: Date): Promise<Begun> {
  return inEngine(database, async (tx) => {
    const settled = await settle(tx, load, now);
    await updateLoad(tx, load, { sourceId: settled.sourceId, saidAt: settled.saidAt }, false);
    return settled;
  });
}

/** What `beginRun` would settle. The source that it may make is for the caller to leave. */
export async function settle(tx: Tx, load: Load, now: Date): Promise<Begun> {
  const { workspaceId } = load;
  const workspace = await findWorkspace(tx, workspaceId);
  if (!workspace) throw new Error("an import of no workspace");
  const sourceId =
    load.sourceId ??
    (await ensureSource(tx, { workspaceId, sourceId: newId(now), name: load.sourceName, kind: "file" }, now));
  const saidAt = load.saidAt ?? (await momentOf(tx, load, now));
  const { zone, currency, country } = workspace;
  return { ...load, sourceId, saidAt, zone, currency, country };
}

/**
 * Does one portion of a run in a transaction together with its place, so that a process that dies leaves both or neither.
 * Where somebody wants the run to stop, nothing is done.
 */
export async function inPortion(
  database: Database,
  load: Pick<Load, "workspaceId" | "importId">,
  position: number,
  work: (tx: Tx, load: Load) => Promise<Partial<Load>>,
): Promise<Load | "pause" | "cancel"> {
  return inEngine(database, async (tx) => {
    const standing = await findLoad(tx, load.workspaceId, load.importId, "hold");
    // Another attempt took over when this one lost its database.
    if (!standing || standing.position !== position || standing.state !== "running")
      throw new Refused(refuse("import.overtaken", {}, { status: 409 }));
    if (standing.wanted) return standing.wanted;
    const changes = { ...(await work(tx, standing)), attempts: 0 };
    await updateLoad(tx, load, changes, false);
    return { ...standing, ...changes };
  });
}

/** Does work in a transaction and takes it all back: what a run would answer, without a trace. */
export async function inTrial<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  let answer: { readonly value: T } | undefined;
  try {
    await inEngine(database, async (tx) => {
      answer = { value: await work(tx) };
      throw new Trial();
    });
  } catch (error) {
    if (!(error instanceof Trial)) throw error;
  }
  if (!answer) throw new Error("a trial without an answer");
  return answer.value;
}

class Trial extends Error {}
