import { sql } from "kysely";
import type { Tx } from "#platform/database";
import { asOf } from "./as_of.ts";
import { withHashJoins } from "./hash_joins.ts";
import {
  type LifecycleAt,
  lifecycleSettings,
  type LifecycleSettings,
  type Stage,
  stages as allStages,
} from "./lifecycle.contract.ts";
import { stages } from "./stage.sql.ts";

/** A workspace's own thresholds, or the defaults. */
export async function lifecycleSettingsOf(tx: Tx, workspaceId: string): Promise<LifecycleSettings> {
  const { rows } = await sql<{ settings: unknown }>`
    select settings from differentiate.lifecycle_setting where workspace_id = ${workspaceId}
  `.execute(tx);
  return lifecycleSettings.parse(rows[0]?.settings ?? {});
}

/**
 * How many customers stand in each stage at the end of `at` (YYYY-MM-DD in the workspace's zone), and the workspace's
 * rhythm then, as today's record has it. One row a stage, zeros too; they sum to all customers.
 */
export async function lifecycleAt(
  tx: Tx,
  { workspaceId, at }: { workspaceId: string; at: string },
): Promise<LifecycleAt> {
  const settings = await lifecycleSettingsOf(tx, workspaceId);
  const seen = await asOf(tx, workspaceId, at);
  const statement = sql<{ stage: Stage; customers: number; rhythm: string | null }>`
    with ${stages(seen, settings)}
    select stage, count(stage.customer_id) as customers, (select days from rhythm_at_date) as rhythm
    from unnest(${allStages}::text[]) with ordinality as each(stage, place)
    left join stage using (stage)
    group by stage, place
    order by place
  `;
  const { rows } = await withHashJoins(tx, () => statement.execute(tx));
  const rhythm = rows[0]?.rhythm ?? null;
  return {
    workspaceRhythm: rhythm === null ? null : Number(rhythm),
    lifecycle: rows.map(({ stage, customers }) => ({ stage, customers })),
  };
}

/** One customer's stage, and what it was found from. */
export type CustomerStage = {
  readonly customerId: string;
  readonly stage: Stage;
  /** The local date of the last sale; null where there is none. */
  readonly lastPurchase: string | null;
  /** The days between two purchases that were expected of them; null where there was no sale. */
  readonly rhythm: number | null;
};

/** The stage of every customer at the end of `at`, or of those named. Customers that were merged away have none. */
export async function stagesOf(
  tx: Tx,
  asked: { workspaceId: string; at: string; customerIds?: readonly string[] },
): Promise<CustomerStage[]> {
  const settings = await lifecycleSettingsOf(tx, asked.workspaceId);
  const seen = await asOf(tx, asked.workspaceId, asked.at);
  const statement = sql<CustomerStage>`
    with ${stages(seen, settings, asked.customerIds)}
    select customer_id as "customerId", stage, last_purchase as "lastPurchase", rhythm::float8 as rhythm
    from stage
  `;
  const { rows } = await withHashJoins(tx, () => statement.execute(tx));
  return rows;
}
