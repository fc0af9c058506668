import { sql } from "kysely";
import { type Asking, type Person, resolve } from "#identify/customers";
import type { Tx } from "#platform/database";
import { nobody, recordItself } from "./claim.store.ts";

/** An import as claims know it. */
export type Claiming = { readonly workspaceId: string; readonly importId: string; readonly saidAt: Date };

/**
 * Finds or makes the people that rows name, and claims the identities that the rows said. Those that somebody else brought
 * before are claimed for the record itself as well, so that no undo takes them.
 *
 * @returns who each row is about, and the customers that are new
 */
export async function resolveClaimed(
  tx: Tx,
  { workspaceId, importId, saidAt }: Claiming,
  asking: readonly Asking[],
  now: Date,
): Promise<{ readonly people: readonly Person[]; readonly created: ReadonlySet<string> }> {
  const said = new Map(
    asking.flatMap((one) =>
      one.identities.map(({ kind, value }) => [`${kind}:${value}`, { kind, value }] as const),
    ),
  );
  const names = JSON.stringify([...said.values()]);
  await claimStanding(tx, workspaceId, names);
  const { people, created } = await resolve(tx, workspaceId, asking, now);
  await sql`
    insert into identify.import_claim (
      workspace_id, customer_id, fact, source_id, ref, within, import_id, profile_id, version, said_at
    )
    select ${workspaceId}::uuid, profile.customer_id, 'identity', ${nobody}::uuid, value, asked.kind, ${importId}::uuid,
      profile.profile_id, 'said', ${saidAt}::timestamptz
    from ${open(workspaceId, names)}
    on conflict do nothing
  `.execute(tx);
  return { people, created };
}

/** Identities that stand and that no import said are the record's own. */
async function claimStanding(tx: Tx, workspaceId: string, names: string): Promise<void> {
  await sql`
    insert into identify.import_claim (
      workspace_id, customer_id, fact, source_id, ref, within, import_id, profile_id, version, said_at
    )
    select ${workspaceId}::uuid, profile.customer_id, 'identity', ${nobody}::uuid, value, asked.kind,
      ${recordItself}::uuid, profile.profile_id, 'said', identity.opened_at
    from ${open(workspaceId, names)}
    where not exists (
      select from identify.import_claim as claim
      where claim.workspace_id = ${workspaceId} and claim.customer_id = profile.customer_id and claim.fact = 'identity'
        and claim.source_id = ${nobody} and claim.ref = value and claim.within = asked.kind
    )
    on conflict do nothing
  `.execute(tx);
}

/** The open ones among identities, with the profile and customer that each names. */
function open(workspaceId: string, names: string) {
  return sql`jsonb_to_recordset(${names}::jsonb) as asked(kind text, value text)
    cross join lateral (
      select profile_id, opened_at from identify.identity
      where workspace_id = ${workspaceId} and kind = asked.kind and value_norm = asked.value and closed_at is null
      limit 1
    ) as identity
    cross join lateral (
      select profile_id, customer_id from identify.profile
      where workspace_id = ${workspaceId} and profile_id = identity.profile_id
      limit 1
    ) as profile`;
}

/**
 * Takes away those of these identities that only the import said and on which nothing else of the record rests, and then
 * the customers who are left with nothing. An identity whose profile has facts that no import claims stays: whoever sent
 * them named it.
 *
 * @returns the customers who are gone
 */
export async function forgetPeople(
  tx: Tx,
  { workspaceId, importId }: Claiming,
  claimed: readonly { readonly customerId: string; readonly ref: string; readonly within: string }[],
): Promise<number> {
  const customers = [...new Set(claimed.map((one) => one.customerId))];
  await sql`
    delete from identify.identity
    using unnest(${claimed.map((one) => one.within)}::text[], ${claimed.map((one) => one.ref)}::text[],
      ${claimed.map((one) => one.customerId)}::uuid[]) as asked(kind, value, customer_id)
    where identity.workspace_id = ${workspaceId} and identity.kind = asked.kind and identity.value_norm = asked.value
      and identity.closed_at is null
      and not exists (
        select from identify.import_claim as claim
        where claim.workspace_id = ${workspaceId} and claim.customer_id = asked.customer_id
          and claim.fact = 'identity' and claim.source_id = ${nobody} and claim.ref = asked.value
          and claim.within = asked.kind and claim.import_id <> ${importId}
      )
      and not exists (
        select from identify.event
        where event.workspace_id = ${workspaceId} and event.customer_id = asked.customer_id
          and event.profile_id = identity.profile_id and event.source_id <> ${nobody}
          and ${unclaimed(workspaceId)}
      )
  `.execute(tx);
  await rememberNames(tx, workspaceId, customers);
  return forgetEmpty(tx, workspaceId, customers);
}

/** An event that came by no import: its order, its refund or itself has no claim. */
function unclaimed(workspaceId: string) {
  return sql`not exists (
    select from identify.import_claim as claim
    where claim.workspace_id = ${workspaceId} and claim.customer_id = event.customer_id
      and claim.source_id = event.source_id and (
        (claim.fact = 'event' and claim.ref = event.message_id)
        or (claim.fact = 'order' and event.type in ('order.placed', 'order.cancelled') and claim.ref = event.props ->> 'ref')
        or (claim.fact = 'refund' and event.type = 'order.refunded' and claim.ref = event.props ->> 'ref')
      )
  )`;
}

/** What customers are found by, after identities have gone. */
async function rememberNames(tx: Tx, workspaceId: string, customers: readonly string[]): Promise<void> {
  await sql`
    update identify.customer_search as standing
    set known_as = names.known_as
    from (
      select asked.customer_id, left(coalesce(string_agg(identify.plain(identity.value_norm), ' '
        order by identity.opened_at, identity.value_norm)
        filter (where identity.kind in ('external', 'email', 'phone', 'national')), ''), 4000) as known_as
      from unnest(${customers}::uuid[]) as asked(customer_id)
      left join identify.profile on profile.workspace_id = ${workspaceId} and profile.customer_id = asked.customer_id
      left join identify.identity on identity.workspace_id = ${workspaceId}
        and identity.profile_id = profile.profile_id and identity.closed_at is null
      group by asked.customer_id
    ) as names
    where standing.workspace_id = ${workspaceId} and standing.customer_id = names.customer_id
      and standing.known_as <> names.known_as
  `.execute(tx);
}

/** What Vínculo itself worked out about a customer is no reason to keep one. */
async function forgetEmpty(tx: Tx, workspaceId: string, customers: readonly string[]): Promise<number> {
  const { rows } = await sql<{ customerId: string }>`
    delete from identify.customer
    where workspace_id = ${workspaceId} and customer_id = any(${customers}::uuid[])
      and traits - array['stage', 'tier', 'rhythm'] = '{}'::jsonb
      and not exists (
        select from identify.profile
        join identify.identity on identity.workspace_id = ${workspaceId} and identity.profile_id = profile.profile_id
        where profile.workspace_id = ${workspaceId} and profile.customer_id = customer.customer_id
      )
      and not exists (
        select from identify.event
        where event.workspace_id = ${workspaceId} and event.customer_id = customer.customer_id
          and event.source_id <> ${nobody}
      )
      and not exists (
        select from identify.customer_order as placed
        where placed.workspace_id = ${workspaceId} and placed.customer_id = customer.customer_id
      )
      and not exists (
        select from identify.order_refund as refund
        where refund.workspace_id = ${workspaceId} and refund.customer_id = customer.customer_id
      )
    returning customer_id as "customerId"
  `.execute(tx);
  const gone = rows.map((row) => row.customerId);
  if (gone.length === 0) return 0;
  await sql`
    delete from identify.profile where workspace_id = ${workspaceId} and customer_id = any(${gone}::uuid[])
  `.execute(tx);
  await sql`
    delete from identify.customer_search where workspace_id = ${workspaceId} and customer_id = any(${gone}::uuid[])
  `.execute(tx);
  await sql`
    delete from identify.event where workspace_id = ${workspaceId} and customer_id = any(${gone}::uuid[])
  `.execute(tx);
  return gone.length;
}
