import { again, type Importer, notFound, start, type Which } from "./turn.ts";
import { findLoad, type Load, updateLoad, type Looking } from "#identify/loads";
import { lookNow } from "./take_file.ts";
import { rm, stat } from "node:fs/promises";
import { recordChange } from "#access/audit";
import type { ImportMapping, ImportState } from "#identify/imports";
import { forgetStaged } from "#identify/imports";
import { type Database, inEngine, type Tx } from "#platform/database";
import { isRefusal, refuse, type Refusal } from "#platform/refusals";
import { publish } from "#platform/stream";
import { noCounts } from "#identify/loads";

/** Corrects how a file is taken; what was counted before is forgotten. */
export async function correct(
  looking: Looking,
  which: Which,
  version: string | null,
  said: ImportMapping,
): Promise<Load | Refusal> {
  const { database } = looking;
  const changed = await inEngine(database, async (tx) => {
    const load = await findLoad(tx, which.workspaceId, which.importId, "hold");
    if (!load) return notFound();
    const wrong = mayNot(load, ["understood", "checked"]) ?? outdated(load, version) ?? unknownIn(load, said);
    if (wrong) return wrong;
    const { source, legalBasis, ...mapping } = said;
    await updateLoad(
      tx,
      load,
      {
        ...(source === undefined ? {} : { sourceName: source }),
        ...(legalBasis === undefined ? {} : { legalBasis }),
      },
      false,
    );
    const isReading = Object.keys(mapping).length > 0;
    if (isReading) await updateLoad(tx, load, { mapping: merged(load.mapping, mapping) }, false);
    // Another source or basis changes nothing of what was read; a source changes what it is compared with.
    else await updateLoad(tx, load, source === undefined ? {} : { state: "understood", counts: null });
    return isReading;
  });
  if (isRefusal(changed)) return changed;
  return changed ? lookNow(looking, which) : again(database, which);
}

/** A later correction of a role or column takes the place of an earlier one; the others stand. */
function merged(before: ImportMapping, said: ImportMapping): ImportMapping {
  return {
    ...before,
    ...said,
    roles: { ...before.roles, ...said.roles },
    others: { ...before.others, ...said.others },
    fixed: { ...before.fixed, ...said.fixed },
  };
}

function unknownIn({ understanding }: Load, { roles = {}, others = {} }: ImportMapping): Refusal | null {
  const columns = new Set(understanding?.columns.map((one) => one.name));
  const known = new Set(understanding?.roles.map((one) => one.role));
  for (const [role, name] of Object.entries(roles)) {
    if (!known.has(role))
      return refuse("import.role_unknown", { role }, { status: 422, path: `roles.${role}` });
    if (name !== null && name !== undefined && !columns.has(name))
      return refuse("import.column_unknown", { column: name }, { status: 422, path: `roles.${role}` });
  }
  for (const name of Object.keys(others))
    if (!columns.has(name))
      return refuse("import.column_unknown", { column: name }, { status: 422, path: "others" });
  return null;
}

/** A dry run. */
export function check(database: Database, which: Which, now: Date): Promise<Load | Refusal> {
  return change(database, which, async (tx, load) => {
    const wrong = mayNot(load, ["understood", "checked"]) ?? lacking(load);
    if (wrong) return wrong;
    await start(tx, load, { state: "checking", counts: null, facts: null, reasons: [], problem: null }, now);
    return null;
  });
}

/** The run. */
export function run(
  database: Database,
  which: Which,
  importer: Importer,
  now: Date,
): Promise<Load | Refusal> {
  return change(database, which, async (tx, load) => {
    const wrong = mayNot(load, ["understood", "checked"]) ?? lacking(load);
    if (wrong) return wrong;
    if (load.legalBasis === null)
      return refuse("import.basis_missing", {}, { status: 422, path: "legalBasis" });
    if (load.filePath === null || !(await isThere(load.filePath)))
      return refuse("import.file_gone", {}, { status: 409 });
    const fresh = { counts: noCounts, position: 0, startedAt: now, problem: null };
    await start(tx, load, { state: "running", ...fresh }, now);
    await audit(tx, importer, "import.started", load, now);
    return null;
  });
}

/** Asks a run, or a dry run, to stop between two portions. */
export function pause(database: Database, which: Which): Promise<Load | Refusal> {
  return change(database, which, async (tx, load) => {
    const wrong = mayNot(load, ["running"]);
    if (!wrong) await updateLoad(tx, load, { wanted: load.wanted ?? "pause" });
    return wrong;
  });
}

/** Goes on with a paused run. */
export function resume(database: Database, which: Which, now: Date): Promise<Load | Refusal> {
  return change(database, which, async (tx, load) => {
    if (load.state === "running" && load.wanted === "pause") {
      await updateLoad(tx, load, { wanted: null });
      return null;
    }
    const wrong = mayNot(load, ["paused"]);
    if (wrong) return wrong;
    if (load.filePath === null || !(await isThere(load.filePath)))
      return refuse("import.file_gone", {}, { status: 409 });
    await start(tx, load, { state: "running" }, now);
    return null;
  });
}

/** Ends an import where it is: what it has written stays, and can be undone. */
export async function cancel(database: Database, which: Which, now: Date): Promise<Load | Refusal> {
  let path: string | null = null;
  const answer = await change(database, which, async (tx, load) => {
    const wrong = mayNot(load, ["reading", "understood", "checking", "checked", "running", "paused"]);
    if (wrong) return wrong;
    if (["reading", "checking", "running"].includes(load.state)) {
      await updateLoad(tx, load, { wanted: "cancel" });
      return null;
    }
    path = load.filePath;
    await forgetStaged(tx, load);
    await updateLoad(tx, load, { state: "cancelled", finishedAt: now, filePath: null, plan: null });
    await publish(tx, load.workspaceId, { kind: "import" });
    return null;
  });
  if (path !== null) await rm(path, { force: true });
  return answer;
}

/** Takes back all that an import wrote. */
export function undo(
  database: Database,
  which: Which,
  importer: Importer,
  now: Date,
): Promise<Load | Refusal> {
  return change(database, which, async (tx, load) => {
    const wrong = mayNot(load, ["paused", "done", "cancelled", "failed"]);
    if (wrong) return wrong;
    await start(tx, load, { state: "undoing", problem: null }, now);
    await audit(tx, importer, "import.undone", load, now);
    return null;
  });
}

async function change(
  database: Database,
  which: Which,
  work: (tx: Tx, load: Load) => Promise<Refusal | null>,
): Promise<Load | Refusal> {
  const refused = await inEngine(database, async (tx) => {
    const load = await findLoad(tx, which.workspaceId, which.importId, "hold");
    return load ? work(tx, load) : notFound();
  });
  return refused ?? again(database, which);
}

function mayNot({ state }: Load, allowed: readonly ImportState[]): Refusal | null {
  return allowed.includes(state) ? null : refuse("import.state_wrong", { state }, { status: 409 });
}

function outdated({ version }: Load, asked: string | null): Refusal | null {
  if (asked === null || asked === String(version)) return null;
  return refuse("import.version_outdated", {}, { status: 412 });
}

function lacking({ plan, understanding }: Load): Refusal | null {
  if (plan !== null) return null;
  const roles = (understanding?.missing ?? []).join(", ");
  return roles === ""
    ? refuse("import.nothing_readable", {}, { status: 422 })
    : refuse("import.roles_missing", { roles }, { status: 422, path: "roles" });
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function audit(tx: Tx, importer: Importer, action: string, load: Load, now: Date): Promise<void> {
  const { workspaceId, importId, fileName, kind, sourceName, legalBasis } = load;
  const details = { file: fileName, kind, source: sourceName, legalBasis };
  await recordChange(
    tx,
    { workspaceId, actor: importer.actor, actorKind: importer.kind, action, subject: importId, details },
    now,
  );
}
