import {
  type Load,
  updateLoad,
  kindOf,
  forgetRefused,
  keepRefused,
  type RefusedRow,
  type LoadPlan,
} from "#identify/loads";
import { recordsOf } from "#identify/files";
import { type ImportKind, RowCells, type RowLoad, type RowPlan, type RowSaid } from "#identify/kinds";
import { inEngine } from "#platform/database";
import { isRefusal, refuse } from "#platform/refusals";
import { publish } from "#platform/stream";
import type { TaskWork } from "#platform/tasks";
import { plus } from "./counting.ts";
import { noCounts } from "#identify/loads";
import { Occurrences } from "./occurrences.ts";
import { Pace, teller } from "./pace.ts";
import { type Begun, beginRun, inPortion, inTrial, settle } from "./portion.ts";
import type { Outcome } from "./outcome.ts";

/** Rows in one transaction. */
const portionSize = 2_000;

/** Rows of a file that stand one after the other, read or refused. */
type Portion = {
  readonly rows: readonly RowSaid<unknown>[];
  readonly refused: readonly RefusedRow[];
  /** The line of the last, and how many rows the file has up to it. */
  readonly last: number;
  readonly read: number;
};

/** A dry run of a file whose rows stand alone. */
export async function checkRows(work: TaskWork, load: Load): Promise<Outcome> {
  const { database, clock } = work;
  const opened = open(work, load);
  if (isRefusal(opened)) return opened;
  const { kind, plan } = opened;
  await inEngine(database, (tx) => forgetRefused(tx, load));
  const { tell, wanted } = teller(database, load);
  const pace = new Pace("comparing", 0, load.rowCount);
  let counts = noCounts;
  for await (const portion of portionsOf(kind, plan, 0)) {
    const found = await inTrial(database, async (tx) => {
      const begun = await settle(tx, load, clock.now());
      return kind.compare(tx, rowLoad(begun, clock.now()), portion.rows);
    });
    counts = plus(counts, found);
    await inEngine(database, (tx) => keepRefused(tx, load, portion.refused));
    await tell(pace.at(portion.read));
    if (wanted()) return wanted() ?? "cancel";
  }
  await inEngine(database, (tx) => updateLoad(tx, load, { counts }, false));
  return "done";
}

/** Records the file's rows, portion by portion from where the last attempt came to. */
export async function runRows(work: TaskWork, load: Load): Promise<Outcome> {
  const { database, clock } = work;
  const opened = open(work, load);
  if (isRefusal(opened)) return opened;
  const { kind, plan } = opened;
  const begun = await beginRun(database, load, clock.now());
  let pace: Pace | null = null;
  let { position } = load;
  for await (const portion of portionsOf(kind, plan, position)) {
    pace ??= new Pace("recording", portion.read - portion.rows.length, load.rowCount);
    const telling = pace;
    const done = await inPortion(database, load, position, async (tx, standing) => {
      if (position === 0) await forgetRefused(tx, load);
      const made = await kind.record(tx, rowLoad(begun, clock.now()), portion.rows);
      await keepRefused(tx, load, portion.refused);
      await publish(tx, load.workspaceId, { kind: "import" });
      return {
        counts: plus(standing.counts, made),
        position: portion.last,
        progress: telling.at(portion.read),
      };
    });
    if (typeof done === "string") return done;
    position = portion.last;
  }
  return "done";
}

function open({ fillings }: TaskWork, load: Load) {
  const plan = load.plan as LoadPlan | null;
  const kind = kindOf(fillings, load.kind);
  if (plan?.of !== "rows" || load.filePath === null) return refuse("import.file_gone", {}, { status: 409 });
  if (kind === null || kind === "orders")
    return refuse("import.kind_unknown", { kind: load.kind }, { status: 422 });
  const source = { ...plan.plan.source, path: load.filePath };
  return { kind, plan: { ...plan.plan, source } };
}

export function rowLoad(begun: Begun, now: Date): RowLoad {
  const { workspaceId, importId, sourceId, zone, currency, country, saidAt } = begun;
  return { workspaceId, importId, sourceId, zone, currency, country, now, saidAt };
}

/** The rows after a line, in portions. Those before it are read too: how often a row came before is part of its name. */
async function* portionsOf(kind: ImportKind, plan: RowPlan, after: number): AsyncGenerator<Portion> {
  const occurrences = new Occurrences();
  let rows: RowSaid<unknown>[] = [];
  let refused: RefusedRow[] = [];
  let [read, last] = [0, 0];
  for await (const records of recordsOf(plan)) {
    for (const record of records) {
      read += 1;
      const cells = new RowCells(record, plan);
      const { hash } = cells;
      const id = `${hash}-${occurrences.next(hash)}`;
      if (record.row <= after) continue;
      last = record.row;
      const said = cells.refusal() ?? kind.read(cells);
      if (isRefusal(said))
        refused.push({ row: record.row, id: said.id, params: said.params, fields: record.fields });
      else rows.push({ row: record.row, id, said });
      if (rows.length + refused.length < portionSize) continue;
      yield { rows, refused, last, read };
      [rows, refused] = [[], []];
    }
  }
  if (rows.length + refused.length > 0) yield { rows, refused, last, read };
}
