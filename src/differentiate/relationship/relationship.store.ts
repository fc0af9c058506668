import { sql } from "kysely";
import { type AsOf, dayOf, isSale } from "#differentiate/lifecycle";
import { type Period, type Tier, worth } from "#differentiate/value";
import type { Tx } from "#platform/database";

/** The days on which a customer bought, oldest first. */
export async function purchaseDaysOf(tx: Tx, asOf: AsOf, customerId: string): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select distinct ${dayOf(sql`placed_at`, asOf)}::text as day
    from identify.customer_order
    where ${isSale(asOf)} and customer_id = ${customerId}
    order by day
  `.execute(tx);
  return rows.map((row) => row.day);
}

/**
 * The workspace's rhythm as it was last kept, by which the stages stand recorded: days, null where nobody had ordered
 * twice. Undefined where none was kept yet.
 */
export async function keptRhythm(tx: Tx, { workspaceId, date }: AsOf): Promise<number | null | undefined> {
  const { rows } = await sql<{ days: number | null }>`
    select days::float8 as days
    from differentiate.rhythm
    where workspace_id = ${workspaceId} and date <= ${date}::date
    order by date desc
    limit 1
  `.execute(tx);
  return rows[0]?.days;
}

/** The stage and the tier last recorded of a customer. */
export async function recordedOf(
  tx: Tx,
  workspaceId: string,
  customerId: string,
): Promise<{ stage: string | null; tier: Tier | null }> {
  const { rows } = await sql<{ stage: string | null; tier: Tier | null }>`
    select (
      select stage from differentiate.lifecycle_state
      where workspace_id = ${workspaceId} and customer_id = ${customerId}
    ) as stage, (
      select tier from differentiate.tier_state
      where workspace_id = ${workspaceId} and customer_id = ${customerId}
    ) as tier
  `.execute(tx);
  return rows[0] ?? { stage: null, tier: null };
}

/** What a customer moved in the period: revenue as an exact decimal, and sales. */
export async function worthOf(
  tx: Tx,
  period: Period,
  customerId: string,
): Promise<{ revenue: string; orders: number }> {
  const { rows } = await sql<{ revenue: string; orders: number }>`
    with ${worth(period, [customerId])}
    select trim_scale(value)::text as revenue, sales as orders from worth
  `.execute(tx);
  return rows[0] ?? { revenue: "0", orders: 0 };
}

/** The value from which a customer stands in each upper tier, as last found; null where a tier has no place. */
export type Cuts = {
  readonly top: string | null;
  readonly big: string | null;
  readonly medium: string | null;
};

export async function latestCuts(tx: Tx, workspaceId: string): Promise<Cuts | null> {
  const { rows } = await sql<Cuts>`
    select trim_scale(top)::text as top, trim_scale(big)::text as big, trim_scale(medium)::text as medium
    from differentiate.tier_cut
    where workspace_id = ${workspaceId}
    order by date desc
    limit 1
  `.execute(tx);
  return rows[0] ?? null;
}
