import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { Counted } from "./ages.ts";
import type { FieldRule } from "./freshness.contract.ts";

export type Kept = { readonly result: Counted; readonly computedAt: Date; readonly took: number };

/** What was counted last, or null. */
export async function readKept(tx: Tx, workspaceId: string): Promise<Kept | null> {
  const { rows } = await sql<Kept>`
    select result, computed_at as "computedAt", took from identify.kept_freshness
    where workspace_id = ${workspaceId}
  `.execute(tx);
  return rows[0] ?? null;
}

/** Keeps what was counted in place of what was kept before. */
export async function keep(tx: Tx, workspaceId: string, { result, computedAt, took }: Kept): Promise<void> {
  await sql`
    insert into identify.kept_freshness as standing (workspace_id, result, computed_at, took)
    values (${workspaceId}, ${JSON.stringify(result)}::jsonb, ${computedAt}, ${took})
    on conflict (workspace_id) do update
    set result = excluded.result, computed_at = excluded.computed_at, took = excluded.took
    where standing.computed_at <= excluded.computed_at
  `.execute(tx);
}

/** Whether a workspace has more customers than are counted while somebody waits. */
export async function isLarge(tx: Tx, workspaceId: string, most: number): Promise<boolean> {
  const { rows } = await sql<{ counted: number }>`
    select count(*) as counted
    from (select from identify.customer where workspace_id = ${workspaceId} limit ${most + 1}) as counted
  `.execute(tx);
  return (rows[0]?.counted ?? 0) > most;
}

/** The rules that the workspace has said itself, by field. */
export async function readRules(tx: Tx, workspaceId: string): Promise<Map<string, FieldRule>> {
  const { rows } = await sql<FieldRule & { field: string }>`
    select field, stale_after as "staleAfter", asked from identify.field_rule where workspace_id = ${workspaceId}
  `.execute(tx);
  return new Map(rows.map(({ field, ...rule }) => [field, rule]));
}

/** Says how long a field holds and whether it is asked for. */
export async function writeRule(
  tx: Tx,
  workspaceId: string,
  field: string,
  { staleAfter, asked }: FieldRule,
): Promise<void> {
  await sql`
    insert into identify.field_rule (workspace_id, field, stale_after, asked)
    values (${workspaceId}, ${field}, ${staleAfter}, ${asked})
    on conflict (workspace_id, field) do update set stale_after = excluded.stale_after, asked = excluded.asked
  `.execute(tx);
}
