import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/database";
import type { AsOf } from "./as_of.ts";
import { withHashJoins } from "./hash_joins.ts";
import type { LifecycleSettings, Stage } from "./lifecycle.contract.ts";
import { keepingRhythm } from "./rhythm.sql.ts";
import { stages, stagesByKeptRhythm } from "./stage.sql.ts";

/** A customer whose stage is another than the one kept; `from` is null where none was kept. */
export type StageChange = {
  readonly customerId: string;
  readonly from: Stage | null;
  readonly to: Stage;
  /** Counts the customer's changes from 1: it orders those that happen at one instant. */
  readonly version: number;
};

/**
 * Finds who of everyone, or of `customerIds`, stands in another stage than the one kept. Everyone's stages are found from
 * the facts, and the rhythms that they were measured by are kept; those of some are found by the rhythms kept, or from
 * the facts where none are.
 */
export async function findChanges(
  tx: Tx,
  asOf: AsOf,
  settings: LifecycleSettings,
  customerIds?: readonly string[],
): Promise<StageChange[]> {
  const found = await relations(tx, asOf, settings, customerIds);
  const statement = sql<StageChange>`
    with ${found}
    select customer_id as "customerId", kept.stage as "from", stage.stage as "to",
      coalesce(kept.version, 0) + 1 as version
    from stage
    left join (
      select customer_id, stage, version from differentiate.lifecycle_state where workspace_id = ${asOf.workspaceId}
    ) as kept using (customer_id)
    where kept.stage is distinct from stage.stage
    order by customer_id
  `;
  const { rows } = await withHashJoins(tx, () => statement.execute(tx));
  return rows;
}

/**
 * Keeps changes that were found, and answers them. Where another transaction has changed a customer since, its word
 * stands and that customer is left out.
 */
export async function keepChanges(
  tx: Tx,
  { workspaceId, date }: AsOf,
  changes: readonly StageChange[],
): Promise<StageChange[]> {
  const { rows } = await sql<{ customerId: string }>`
    insert into differentiate.lifecycle_state as kept (workspace_id, customer_id, stage, since, version)
    select ${workspaceId}::uuid, "customerId", "to", ${date}::date, version
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as change("customerId" uuid, "to" text, version int)
    order by "customerId"
    on conflict (workspace_id, customer_id) do update
    set stage = excluded.stage, since = excluded.since, version = excluded.version
    where kept.version = excluded.version - 1
    returning customer_id as "customerId"
  `.execute(tx);
  const kept = new Set(rows.map((row) => row.customerId));
  return changes.filter((one) => kept.has(one.customerId));
}

async function relations(
  tx: Tx,
  asOf: AsOf,
  settings: LifecycleSettings,
  customerIds?: readonly string[],
): Promise<RawBuilder<unknown>> {
  if (!customerIds) return sql`${stages(asOf, settings)}, ${keepingRhythm(asOf)}`;
  const { rows } = await sql`
    select from differentiate.rhythm where workspace_id = ${asOf.workspaceId} and date <= ${asOf.date}::date limit 1
  `.execute(tx);
  const find = rows.length > 0 ? stagesByKeptRhythm : stages;
  return find(asOf, settings, customerIds);
}
