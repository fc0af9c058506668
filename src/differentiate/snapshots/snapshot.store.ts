import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { Figure } from "./figure.ts";

/** A figure as it was kept. */
export type Snapshot = {
  readonly result: object;
  readonly revision: number;
  readonly computedAt: Date;
  /** Milliseconds that it took. */
  readonly took: number;
};

/** What was kept of a figure under the same inputs, or null. */
export async function readSnapshot(
  tx: Tx,
  workspaceId: string,
  { kind, at, variant }: Figure,
  inputs: string,
): Promise<Snapshot | null> {
  const { rows } = await sql<Snapshot>`
    select result, revision, computed_at as "computedAt", took
    from differentiate.snapshot
    where workspace_id = ${workspaceId} and kind = ${kind} and at = ${at}::date and variant = ${variant}
      and inputs = ${inputs}
  `.execute(tx);
  return rows[0] ?? null;
}

/** Keeps a figure, unless one of later facts stands already. */
export async function keepSnapshot(
  tx: Tx,
  workspaceId: string,
  { kind, at, variant }: Figure,
  inputs: string,
  { result, revision, computedAt, took }: Snapshot,
): Promise<void> {
  await sql`
    insert into differentiate.snapshot as standing (workspace_id, kind, at, variant, inputs, revision, result, computed_at, took)
    values (${workspaceId}, ${kind}, ${at}, ${variant}, ${inputs}, ${revision}, ${JSON.stringify(result)}::jsonb,
      ${computedAt}, ${took})
    on conflict (workspace_id, kind, at, variant) do update
    set inputs = excluded.inputs, revision = excluded.revision, result = excluded.result,
      computed_at = excluded.computed_at, took = excluded.took
    where standing.inputs <> excluded.inputs or standing.revision <= excluded.revision
  `.execute(tx);
}

/** Forgets what was worked out before a moment. */
export async function forgetSnapshots(tx: Tx, workspaceId: string, before: Date): Promise<void> {
  await sql`
    delete from differentiate.snapshot where workspace_id = ${workspaceId} and computed_at < ${before}
  `.execute(tx);
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
