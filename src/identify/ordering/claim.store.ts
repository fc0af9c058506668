import { sql } from "kysely";
import type { Person } from "#identify/customers";
import type { Tx } from "#platform/database";
import type { Refund } from "./order.item.ts";

/** A reference that an order or a refund names; a refund knows nobody's profile. */
export type Claim = { readonly orderRef: string; readonly profileId: string | null };

/** Whose each order is; null where a refund came first and its order has not. */
export type Claimed = ReadonlyMap<string, Person | null>;

/**
 * Claims order references for the profiles that first name them, and holds their rows until the transaction ends: a
 * refund and its order that arrive at the same moment see each other.
 */
export async function claimOrders(
  tx: Tx,
  { workspaceId, sourceId }: { workspaceId: string; sourceId: string },
  claims: readonly Claim[],
): Promise<Claimed> {
  if (claims.length === 0) return new Map();
  const { rows } = await sql<{ orderRef: string; profileId: string | null; customerId: string | null }>`
    with claimed as (
      insert into identify.order_key as standing (workspace_id, source_id, order_ref, profile_id)
      select ${workspaceId}::uuid, ${sourceId}::uuid, "orderRef", (array_agg("profileId") filter (where "profileId" is not null))[1]
      from jsonb_to_recordset(${JSON.stringify(claims)}::jsonb) as claim("orderRef" text, "profileId" uuid)
      group by "orderRef"
      order by "orderRef" collate "C"
      on conflict (workspace_id, source_id, order_ref) do update
      set profile_id = coalesce(standing.profile_id, excluded.profile_id)
      returning order_ref, profile_id
    )
    select order_ref as "orderRef", claimed.profile_id as "profileId", profile.customer_id as "customerId"
    from claimed
    left join lateral (
      select customer_id from identify.profile
      where workspace_id = ${workspaceId} and profile_id = claimed.profile_id
      limit 1
    ) as profile on true
  `.execute(tx);
  const known = rows.map(({ orderRef, profileId, customerId }) => {
    // The profile of an order's first message may have been written by this very transaction: a customer's own profile.
    const person = profileId ? { profileId, customerId: customerId ?? profileId } : null;
    return [orderRef, person] as const;
  });
  return new Map(known);
}

/** Puts refunds aside until their orders come; versions as for refunds that have one. Answers how many were new. */
export async function keepWaiting(
  tx: Tx,
  { workspaceId, sourceId, now }: { workspaceId: string; sourceId: string; now: Date },
  refunds: readonly Refund[],
): Promise<Set<string>> {
  if (refunds.length === 0) return new Set();
  const rows = refunds.map((refund) => ({ ...refund, refund }));
  const { rows: written } = await sql<{ orderRef: string; refundRef: string }>`
    insert into identify.waiting_refund as standing (
      workspace_id, source_id, order_ref, refund_ref, refund, updated_at, content_hash, received_at
    )
    select ${workspaceId}::uuid, ${sourceId}::uuid, "orderRef", "refundRef", refund, "updatedAt", hash,
      ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as said(
      "orderRef" text, "refundRef" text, refund jsonb, "updatedAt" timestamptz, hash text
    )
    order by "orderRef" collate "C", "refundRef" collate "C"
    on conflict (workspace_id, source_id, order_ref, refund_ref) do update
    set refund = excluded.refund, updated_at = excluded.updated_at, content_hash = excluded.content_hash
    where (excluded.updated_at, excluded.content_hash) > (standing.updated_at, standing.content_hash)
    returning order_ref as "orderRef", refund_ref as "refundRef"
  `.execute(tx);
  return new Set(written.map((one) => `${one.orderRef}\n${one.refundRef}`));
}

/** Takes back the refunds that waited for these orders. */
export async function takeWaiting(
  tx: Tx,
  { workspaceId, sourceId }: { workspaceId: string; sourceId: string },
  orderRefs: readonly string[],
): Promise<Refund[]> {
  const { rows } = await sql<{ refund: Refund & { at: string; updatedAt: string } }>`
    delete from identify.waiting_refund
    where workspace_id = ${workspaceId} and source_id = ${sourceId} and order_ref = any(${orderRefs}::text[])
    returning refund
  `.execute(tx);
  return rows.map(({ refund }) => ({
    ...refund,
    at: new Date(refund.at),
    updatedAt: new Date(refund.updatedAt),
  }));
}

/** A refund that waits for its order. */
export type Waiting = {
  readonly source: string;
  readonly orderRef: string;
  readonly refundRef: string;
  readonly at: string;
  readonly amount: string;
  readonly currency: string | null;
  readonly receivedAt: Date;
};

/** The refunds that wait, the longest first, after a place in that list. */
export async function readWaitingRefunds(
  tx: Tx,
  workspaceId: string,
  after: readonly [string, string, string] | null,
  limit: number,
): Promise<Waiting[]> {
  const later = after
    ? sql`and (received_at, order_ref, refund_ref) > (${after[0]}::timestamptz, ${after[1]}, ${after[2]})`
    : sql``;
  const { rows } = await sql<Waiting>`
    select coalesce(source.name, '') as source, order_ref as "orderRef", refund_ref as "refundRef", refund ->> 'at' as at,
      refund ->> 'amount' as amount, refund ->> 'currency' as currency, received_at as "receivedAt"
    from identify.waiting_refund
    left join identify.source using (workspace_id, source_id)
    where workspace_id = ${workspaceId} ${later}
    order by received_at, order_ref, refund_ref
    limit ${limit}
  `.execute(tx);
  return rows;
}
