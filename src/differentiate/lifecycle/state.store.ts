import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { AsOf } from "./as_of.ts";
import { withHashJoins } from "./hash_joins.ts";
import type { LifecycleSettings, Stage } from "./lifecycle.contract.ts";
import { stages } from "./stage.sql.ts";

/** A customer whose stage is another than the one kept; `from` is null where none was kept. */
export type StageChange = {
  readonly customerId: string;
  readonly from: Stage | null;
  readonly to: Stage;
  /** Counts the customer's changes from 1: it orders those that happen at one instant. */
  readonly version: number;
};

/**
 * Finds the stages of everyone, or of `customerIds`, keeps those that changed and returns them. Where another
 * transaction changed a customer since this statement began, its word stands and that customer is left out.
 */
export async function keepStages(
  tx: Tx,
  asOf: AsOf,
  settings: LifecycleSettings,
  customerIds?: readonly string[],
): Promise<StageChange[]> {
  const statement = sql<StageChange>`
    with ${stages(asOf, settings, customerIds)},
    changed as (
      select customer_id, kept.stage as from_stage, stage.stage as to_stage, coalesce(kept.version, 0) + 1 as version
      from stage
      left join (
        select customer_id, stage, version from differentiate.lifecycle_state where workspace_id = ${asOf.workspaceId}
      ) as kept using (customer_id)
      where kept.stage is distinct from stage.stage
    ),
    written as (
      insert into differentiate.lifecycle_state as kept (workspace_id, customer_id, stage, since, version)
      select ${asOf.workspaceId}::uuid, customer_id, to_stage, ${asOf.date}::date, version
      from changed
      order by customer_id
      on conflict (workspace_id, customer_id) do update
      set stage = excluded.stage, since = excluded.since, version = excluded.version
      where kept.version = excluded.version - 1
      returning customer_id
    )
    select customer_id as "customerId", from_stage as "from", to_stage as "to", version
    from changed
    join written using (customer_id)
  `;
  const { rows } = await withHashJoins(tx, () => statement.execute(tx));
  return rows;
}
