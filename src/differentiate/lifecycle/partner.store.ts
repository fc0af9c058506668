import { sql } from "kysely";
import type { Tx } from "#platform/database";

/** Whether a workspace has a customer of that id who was not merged into another. */
export async function isCustomer(tx: Tx, workspaceId: string, customerId: string): Promise<boolean> {
  const { rows } = await sql`
    select from identify.customer
    where workspace_id = ${workspaceId} and customer_id = ${customerId} and merged_into is null
  `.execute(tx);
  return rows.length > 0;
}

/**
 * Makes a customer a partner from a date on, without end. What began later is taken in; one that lasted up to the date
 * or beyond goes on. Answers the date from which they are one now.
 */
export async function openPartner(
  tx: Tx,
  workspaceId: string,
  customerId: string,
  from: string,
): Promise<string> {
  await sql`
    delete from differentiate.partner
    where workspace_id = ${workspaceId} and customer_id = ${customerId} and from_date >= ${from}::date
  `.execute(tx);
  const { rows } = await sql<{ from: string }>`
    with going as (
      update differentiate.partner
      set until_date = null
      where workspace_id = ${workspaceId} and customer_id = ${customerId}
        and (until_date is null or until_date >= ${from}::date)
      returning from_date
    ),
    begun as (
      insert into differentiate.partner (workspace_id, customer_id, from_date)
      select ${workspaceId}::uuid, ${customerId}::uuid, ${from}::date
      where not exists (select from going)
      returning from_date
    )
    select from_date as "from" from going union all select from_date from begun
  `.execute(tx);
  return rows[0]?.from ?? from;
}

/** Ends what makes a customer a partner on a date, and later: the date itself is the first without. False: they are none. */
export async function closePartner(
  tx: Tx,
  workspaceId: string,
  customerId: string,
  until: string,
): Promise<boolean> {
  const { rows: undone } = await sql`
    delete from differentiate.partner
    where workspace_id = ${workspaceId} and customer_id = ${customerId} and from_date >= ${until}::date
    returning 1
  `.execute(tx);
  const { rows: ended } = await sql`
    update differentiate.partner
    set until_date = ${until}::date
    where workspace_id = ${workspaceId} and customer_id = ${customerId}
      and (until_date is null or until_date > ${until}::date)
    returning 1
  `.execute(tx);
  return undone.length + ended.length > 0;
}
