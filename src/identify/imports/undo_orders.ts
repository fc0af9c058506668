import { sql } from "kysely";
import { type Claim, claimsOfOthers } from "#identify/claims";
import type { Relation } from "#identify/customers";
import { type Home, homeAmount, rateOn } from "#identify/rates";
import type { Tx } from "#platform/database";
import {
  countAgain,
  type Place,
  releaseReferences,
  removeOrders,
  removeRefunds,
  writeVersions,
} from "./versions.store.ts";

/** Whose undo it is, and how money is brought home now. */
export type Undoing = Place & Home & { readonly importId: string };

type Verdict = { readonly claim: Claim; readonly next: Claim | null };

/**
 * Takes back what an import said of orders and refunds of one source. Where its version stands and nobody else says the
 * same, the greatest of the others' versions stands again, or nothing does. The claims themselves are the caller's to forget.
 */
export async function undoOrders(tx: Tx, undoing: Undoing, claims: readonly Claim[]): Promise<void> {
  const others = await claimsOfOthers(tx, undoing.workspaceId, undoing.importId, claims);
  const byKey = Map.groupBy(others, keyOf);
  const standing = await standingVersions(tx, undoing, claims);
  const verdicts: Verdict[] = [];
  const confirmed: Claim[] = [];
  for (const claim of claims) {
    if (standing.get(keyOf(claim)) !== claim.version) continue;
    const usable = (byKey.get(keyOf(claim)) ?? []).filter(
      (one) => one.said !== null || one.version === claim.version,
    );
    const next = greatest(usable);
    if (next?.version === claim.version) confirmed.push(next);
    else verdicts.push({ claim, next });
  }
  await holdSince(tx, undoing, confirmed);
  await replace(tx, undoing, verdicts);
}

/** The version that the moment of its saying makes the greatest; a tie goes to the greater hash. */
function greatest(claims: readonly Claim[]): Claim | null {
  return claims.reduce<Claim | null>((best, one) => {
    if (best === null) return one;
    const later = one.saidAt.getTime() - best.saidAt.getTime();
    return later > 0 || (later === 0 && one.version > best.version) ? one : best;
  }, null);
}

async function replace(tx: Tx, undoing: Undoing, verdicts: readonly Verdict[]): Promise<void> {
  if (verdicts.length === 0) return;
  const orders = verdicts.filter(({ claim }) => claim.fact === "order");
  const refunds = verdicts.filter(({ claim }) => claim.fact === "refund");
  await removeOrders(tx, undoing, keysOf(orders));
  await removeRefunds(tx, undoing, keysOf(refunds));
  const said = (some: readonly Verdict[]) => some.flatMap(({ next }) => (next ? [next] : []));
  await writeVersions(tx, undoing, {
    orders: ordersOf(undoing, said(orders)),
    lines: linesOf(said(orders)),
    refunds: refundsOf(undoing, said(refunds)),
  });
  await releaseReferences(
    tx,
    undoing,
    orders.flatMap(({ claim, next }) => (next ? [] : [claim.ref])),
  );
  await countAgain(tx, undoing, sql`select customer_id from (${keysOf(verdicts)}) as changed`);
}

function keyOf({ customerId, fact, sourceId, ref, within }: Claim): string {
  return [customerId, fact, sourceId, ref, within].join("\n");
}

function keysOf(verdicts: readonly Verdict[]): Relation {
  return sql`select * from unnest(
    ${verdicts.map(({ claim }) => claim.customerId)}::uuid[], ${verdicts.map(({ claim }) => claim.ref)}::text[],
    ${verdicts.map(({ claim }) => claim.within)}::text[]) as key(customer_id, ref, within)`;
}

/** The versions that stand under the claims' keys. */
async function standingVersions(
  tx: Tx,
  { workspaceId, sourceId }: Undoing,
  claims: readonly Claim[],
): Promise<Map<string, string>> {
  const { rows } = await sql<Claim>`
    select asked.customer_id as "customerId", asked.fact, ${sourceId}::uuid as "sourceId", asked.ref, asked.within,
      standing.version
    from unnest(${claims.map((one) => one.customerId)}::uuid[], ${claims.map((one) => one.fact)}::text[],
      ${claims.map((one) => one.ref)}::text[], ${claims.map((one) => one.within)}::text[])
      as asked(customer_id, fact, ref, within)
    cross join lateral (
      select content_hash as version from identify.customer_order
      where asked.fact = 'order' and workspace_id = ${workspaceId} and customer_id = asked.customer_id
        and source_id = ${sourceId} and order_ref = asked.ref
      union all
      select content_hash from identify.order_refund
      where asked.fact = 'refund' and workspace_id = ${workspaceId} and customer_id = asked.customer_id
        and source_id = ${sourceId} and refund_ref = asked.ref and order_ref = asked.within
      limit 1
    ) as standing
  `.execute(tx);
  return new Map(rows.map((row) => [keyOf(row), row.version]));
}

/** What others say just so holds since they said it last. */
async function holdSince(
  tx: Tx,
  { workspaceId, sourceId }: Undoing,
  claims: readonly Claim[],
): Promise<void> {
  if (claims.length === 0) return;
  const said = sql`unnest(${claims.map((one) => one.customerId)}::uuid[], ${claims.map((one) => one.fact)}::text[],
    ${claims.map((one) => one.ref)}::text[], ${claims.map((one) => one.within)}::text[],
    ${claims.map((one) => one.saidAt)}::timestamptz[]) as said(customer_id, fact, ref, within, at)`;
  await sql`
    update identify.customer_order as placed set updated_at = said.at
    from ${said}
    where said.fact = 'order' and placed.workspace_id = ${workspaceId} and placed.customer_id = said.customer_id
      and placed.source_id = ${sourceId} and placed.order_ref = said.ref
  `.execute(tx);
  await sql`
    update identify.order_refund as refund set updated_at = said.at
    from ${said}
    where said.fact = 'refund' and refund.workspace_id = ${workspaceId} and refund.customer_id = said.customer_id
      and refund.source_id = ${sourceId} and refund.refund_ref = said.ref and refund.order_ref = said.within
  `.execute(tx);
}

function rowsOf(claims: readonly Claim[]): string {
  return JSON.stringify(
    claims.map((one) => ({
      ...(one.said as object),
      ref: one.ref,
      within: one.within,
      profile_id: one.profileId,
      customer_id: one.customerId,
      updated_at: one.saidAt,
      content_hash: one.version,
    })),
  );
}

function ordersOf(home: Undoing, claims: readonly Claim[]): Relation {
  return sql`
    select *, ${homeAmount(home, sql`total`, sql`currency`, sql`rate`)} as home_total
    from (
      select *, ${rateOn(home, sql`said.currency`, sql`said.at`)} as rate
      from jsonb_to_recordset(${rowsOf(claims)}::jsonb) as said(
        ref text, event_id uuid, profile_id uuid, customer_id uuid, at timestamptz(3), cancelled_at timestamptz(3),
        currency text, total numeric, updated_at timestamptz(3), content_hash text, never_sold boolean
      )
    ) as rated`;
}

function linesOf(claims: readonly Claim[]): Relation {
  return sql`
    select said.ref, line.*
    from jsonb_to_recordset(${rowsOf(claims)}::jsonb) as said(ref text, lines jsonb)
    cross join lateral jsonb_to_recordset(said.lines) as line(
      line_no int, sku text, product text, quantity numeric, unit_price numeric, amount numeric
    )`;
}

function refundsOf(home: Undoing, claims: readonly Claim[]): Relation {
  return sql`
    select *, ${homeAmount(home, sql`amount`, sql`currency`, sql`rate`)} as home_amount
    from (
      select *, within as order_ref, ${rateOn(home, sql`said.currency`, sql`said.at`)} as rate
      from jsonb_to_recordset(${rowsOf(claims)}::jsonb) as said(
        ref text, within text, event_id uuid, profile_id uuid, customer_id uuid, at timestamptz(3), currency text,
        amount numeric, lines jsonb, updated_at timestamptz(3), content_hash text
      )
    ) as rated`;
}
