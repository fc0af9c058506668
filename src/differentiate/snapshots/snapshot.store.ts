import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/database";
import type { Figure } from "./figure.ts";

/** A figure as it was kept. */
export type Snapshot = {
  readonly result: object;
  readonly revision: number;
  readonly computedAt: Date;
  /** Milliseconds that it took. */
  readonly took: number;
  /** Whose members the people behind it are; null where none are kept. */
  readonly setId: string | null;
};

/** What tells figures of one kind and date apart. */
export function variantOf({ from = "", of = "" }: Figure): string {
  return [from, of].filter(Boolean).join(" ");
}

/** What was kept of a figure under the same inputs, or null. */
export async function readSnapshot(
  tx: Tx,
  workspaceId: string,
  figure: Figure,
  inputs: string,
): Promise<Snapshot | null> {
  const { rows } = await sql<Snapshot>`
    select result, revision, computed_at as "computedAt", took, set_id as "setId"
    from differentiate.snapshot
    where ${isOf(workspaceId, figure)} and inputs = ${inputs}
  `.execute(tx);
  return rows[0] ?? null;
}

/** Which row of differentiate.snapshot keeps a figure. */
function isOf(workspaceId: string, figure: Figure): RawBuilder<boolean> {
  return sql`workspace_id = ${workspaceId} and kind = ${figure.kind} and at = ${figure.at}::date and variant = ${variantOf(figure)}`;
}

/** Keeps a figure, unless one of later facts stands already. The people behind it that stood before are forgotten. */
export async function keepSnapshot(
  tx: Tx,
  workspaceId: string,
  figure: Figure,
  inputs: string,
  { result, revision, computedAt, took, setId }: Snapshot,
): Promise<void> {
  const { kind, at } = figure;
  const former = setId ? await setOf(tx, workspaceId, figure) : null;
  const { rows } = await sql`
    insert into differentiate.snapshot as standing (workspace_id, kind, at, variant, inputs, revision, result, computed_at, took,
      set_id)
    values (${workspaceId}, ${kind}, ${at}, ${variantOf(figure)}, ${inputs}, ${revision}, ${JSON.stringify(result)}::jsonb,
      ${computedAt}, ${took}, ${setId})
    on conflict (workspace_id, kind, at, variant) do update
    set inputs = excluded.inputs, revision = excluded.revision, result = excluded.result,
      computed_at = excluded.computed_at, took = excluded.took, set_id = excluded.set_id
    where standing.inputs <> excluded.inputs or standing.revision <= excluded.revision
    returning 1
  `.execute(tx);
  const gone = rows.length > 0 ? former : setId;
  if (gone) await forgetMembers(tx, workspaceId, [gone]);
}

async function setOf(tx: Tx, workspaceId: string, figure: Figure): Promise<string | null> {
  const { rows } = await sql<{ setId: string | null }>`
    select set_id as "setId" from differentiate.snapshot where ${isOf(workspaceId, figure)}
  `.execute(tx);
  return rows[0]?.setId ?? null;
}

/**
 * Waits until nobody else works the same figure out, for the rest of the transaction: of two who keep people at once,
 * one would leave its own behind.
 */
export async function claimFigure(tx: Tx, workspaceId: string, figure: Figure): Promise<void> {
  const key = `${workspaceId} ${figure.kind} ${figure.at} ${variantOf(figure)}`;
  await sql`select pg_advisory_xact_lock(${locks}, hashtext(${key}))`.execute(tx);
}

/** The space of these advisory locks (an arbitrary constant of ours). */
const locks = 7320;

/** Forgets what was worked out before a moment; of figures that keep people, before a later one. */
export async function forgetSnapshots(
  tx: Tx,
  workspaceId: string,
  before: { readonly figures: Date; readonly people: Date },
): Promise<void> {
  const { rows } = await sql<{ setId: string | null }>`
    delete from differentiate.snapshot
    where workspace_id = ${workspaceId}
      and computed_at < (case when set_id is null then ${before.figures}::timestamptz else ${before.people}::timestamptz end)
    returning set_id as "setId"
  `.execute(tx);
  const gone = rows.flatMap((row) => (row.setId ? [row.setId] : []));
  if (gone.length > 0) await forgetMembers(tx, workspaceId, gone);
}

async function forgetMembers(tx: Tx, workspaceId: string, setIds: readonly string[]): Promise<void> {
  await sql`
    delete from differentiate.kept_member where workspace_id = ${workspaceId} and set_id = any(${setIds}::uuid[])
  `.execute(tx);
}

/**
 * The members of a kept figure, in these places of it or all, as a relation of (customer_id, worth, worth_before, place,
 * facts). It finds the set by itself, so that one statement never looks for people of a set that another has just renewed.
 */
export function membersOf(
  workspaceId: string,
  figure: Figure,
  places: readonly string[] | null,
): RawBuilder<unknown> {
  return sql`
    select customer_id, worth, worth_before, place, facts
    from differentiate.kept_member
    where workspace_id = ${workspaceId}
      and set_id = (select set_id from differentiate.snapshot where ${isOf(workspaceId, figure)})
      ${places ? sql`and place = any(${places}::text[])` : sql``}`;
}

/** Beyond this many customers figures are worked out after the answer. */
const mostAtOnce = 50_000;

/** Whether a workspace has more customers than a request should work over; counts no further than that. */
export async function isLarge(tx: Tx, workspaceId: string, most = mostAtOnce): Promise<boolean> {
  const { rows } = await sql<{ counted: number }>`
    select count(*) as counted
    from (select from identify.customer where workspace_id = ${workspaceId} limit ${most + 1}) as counted
  `.execute(tx);
  return (rows[0]?.counted ?? 0) > most;
}
