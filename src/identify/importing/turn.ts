import { findLoad, type Load, updateLoad, workKind } from "#identify/loads";
import { type Database, inEngine, type Tx } from "#platform/database";
import type { Caller } from "#platform/http";
import { refuse, type Refusal } from "#platform/refusals";
import { publish } from "#platform/stream";
import { queueTask } from "#platform/tasks";

/** Who does something with an import. */
export type Importer = Pick<Caller, "workspaceId" | "actor"> & { readonly kind: "user" | "key" | "command" };
export type Which = { readonly workspaceId: string; readonly importId: string };

/** Puts an import into a state that a task works on, and queues the task. */
export async function start(tx: Tx, load: Load, changes: Partial<Load>, now: Date): Promise<void> {
  const { workspaceId, importId } = load;
  await updateLoad(tx, load, { ...changes, wanted: null, attempts: 0, progress: null });
  await queueTask(tx, { workspaceId, kind: workKind, key: importId, input: { importId } }, now);
  await publish(tx, workspaceId, { kind: "import" });
}

/** The import as it stands now. */
export async function again(database: Database, { workspaceId, importId }: Which): Promise<Load | Refusal> {
  return (await inEngine(database, (tx) => findLoad(tx, workspaceId, importId))) ?? notFound();
}

export function notFound(): Refusal {
  return refuse("import.not_found", {}, { status: 404 });
}
