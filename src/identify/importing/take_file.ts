import { rm } from "node:fs/promises";
import {
  deleteLoad,
  findLoad,
  forgetOldFiles,
  insertLoad,
  kindOf,
  type Load,
  look,
  type Looking,
  updateLoad,
} from "#identify/loads";
import { inEngine } from "#platform/database";
import { newId } from "#platform/ids";
import { isRefusal, refuse, type Refusal } from "#platform/refusals";
import { again, type Importer, notFound, start, type Which } from "./turn.ts";

/** Files up to this size are looked at while one waits: about two seconds' reading. A packed one may hold ten times as much. */
const small = 24 * 1024 * 1024;
/** A file nobody takes further is kept so long. */
const kept = 7 * 86_400_000;

export type Sent = {
  readonly kind: string;
  readonly name: string;
  readonly file: { readonly path: string; readonly bytes: number; readonly sha256: string };
};

/**
 * Takes a file: small ones are understood at once, others by a task. Refuses what is no table (`file.*`, `sheet.*`) and
 * kinds that nobody knows; then the file is removed.
 */
export async function takeFile(
  looking: Looking,
  importer: Importer,
  { kind, name, file }: Sent,
): Promise<Load | Refusal> {
  const { database, clock } = looking;
  const now = clock.now();
  const { workspaceId } = importer;
  if (!kindOf(looking.fillings, kind)) {
    await rm(file.path, { force: true });
    return refuse("import.kind_unknown", { kind }, { status: 422, path: "kind" });
  }
  const which = { workspaceId, importId: newId(now) };
  const old = await inEngine(database, async (tx) => {
    await insertLoad(
      tx,
      {
        ...which,
        kind,
        fileName: name,
        filePath: file.path,
        fileBytes: file.bytes,
        sha256: file.sha256,
        sourceName: name.slice(0, 100),
        importerKind: importer.kind,
        importerId: importer.actor,
      },
      now,
    );
    return forgetOldFiles(tx, workspaceId, new Date(now.getTime() - kept));
  });
  await Promise.all(old.map((path) => rm(path, { force: true })));
  const looked = await lookNow(looking, which);
  if (isRefusal(looked)) {
    await inEngine(database, (tx) => deleteLoad(tx, which));
    await rm(file.path, { force: true });
  }
  return looked;
}

/** Looks at a file at once, or queues it. */
export async function lookNow(looking: Looking, which: Which): Promise<Load | Refusal> {
  const { database, clock } = looking;
  const load = await inEngine(database, (tx) => findLoad(tx, which.workspaceId, which.importId));
  if (!load) return notFound();
  const packed = /\.gz$/i.test(load.fileName) ? 5 : 1;
  if (load.fileBytes * packed > small) {
    await inEngine(database, (tx) => start(tx, load, { state: "reading" }, clock.now()));
  } else {
    const seen = await look(looking, load);
    if (isRefusal(seen)) return seen;
    await inEngine(database, (tx) => updateLoad(tx, load, { state: "understood", problem: null }, false));
  }
  return again(database, which);
}
