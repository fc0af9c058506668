import { type RawBuilder, sql } from "kysely";
import { withHashJoins } from "#differentiate/lifecycle";
import {
  buyers,
  type Period,
  type Tier,
  tierByCut,
  tierOfEach,
  valueRanks,
  worth,
} from "#differentiate/value";
import type { Tx } from "#platform/database";

/** A customer whose tier is another than the one kept; `from` is null where none was kept. */
export type TierChange = {
  readonly customerId: string;
  readonly from: Tier | null;
  readonly to: Tier;
  /** Counts the customer's changes from 1: it orders those that happen at one instant. */
  readonly version: number;
};

/** Finds who of everyone stands in another tier than the one kept, and keeps where the tiers end. */
export async function findChanges(tx: Tx, period: Period, now: Date): Promise<TierChange[]> {
  const statement = sql<TierChange>`
    with ${worth(period)}, ${valueRanks()}, ${buyers(period)}, ${tierOfEach(period)},
    kept_cut as (
      insert into differentiate.tier_cut (workspace_id, date, top, big, medium, computed_at)
      select ${period.workspaceId}::uuid, ${period.date}::date, top, big, medium, ${now}::timestamptz
      from cut
      on conflict (workspace_id, date) do update
      set top = excluded.top, big = excluded.big, medium = excluded.medium, computed_at = excluded.computed_at
    )
    ${changed(period)}
  `;
  const { rows } = await withHashJoins(tx, () => statement.execute(tx));
  return rows;
}

/**
 * Finds who of some customers stands in another tier than the one kept, by the cuts that were last kept. Where none ever
 * were nobody does: everyone is about to be looked at.
 */
export async function findChangesOf(
  tx: Tx,
  period: Period,
  customerIds: readonly string[],
): Promise<TierChange[]> {
  const statement = sql<TierChange>`
    with cut as materialized (
      select top, big, medium
      from differentiate.tier_cut
      where workspace_id = ${period.workspaceId}
      order by date desc
      limit 1
    ),
    ${worth(period, customerIds)}, ${buyers(period, customerIds)}, ${tierByCut(period, customerIds)}
    ${changed(period)}
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
  { workspaceId, date }: Period,
  changes: readonly TierChange[],
): Promise<TierChange[]> {
  const { rows } = await sql<{ customerId: string }>`
    insert into differentiate.tier_state as kept (workspace_id, customer_id, tier, since, version)
    select ${workspaceId}::uuid, "customerId", "to", ${date}::date, version
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as change("customerId" uuid, "to" text, version int)
    order by "customerId"
    on conflict (workspace_id, customer_id) do update
    set tier = excluded.tier, since = excluded.since, version = excluded.version
    where kept.version = excluded.version - 1
    returning customer_id as "customerId"
  `.execute(tx);
  const kept = new Set(rows.map((row) => row.customerId));
  return changes.filter((one) => kept.has(one.customerId));
}

/** Who of `tier` stands elsewhere than was kept. */
function changed({ workspaceId }: Period): RawBuilder<unknown> {
  return sql`
    select customer_id as "customerId", kept.tier as "from", tier.tier as "to", coalesce(kept.version, 0) + 1 as version
    from tier
    left join (
      select customer_id, tier, version from differentiate.tier_state where workspace_id = ${workspaceId}
    ) as kept using (customer_id)
    where kept.tier is distinct from tier.tier
    order by customer_id`;
}
