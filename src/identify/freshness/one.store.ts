import { sql } from "kysely";
import type { Tx } from "#platform/database";
import { contacts, heldSince } from "./held.sql.ts";

/** A field of one customer: what is known, since when. */
export type Held = { readonly field: string; readonly value: string | null; readonly since: Date | null };

/** What is known of a customer in some fields. */
export async function heldBy(
  tx: Tx,
  workspaceId: string,
  customerId: string,
  fields: readonly string[],
): Promise<Held[]> {
  const { rows } = await sql<Held>`
    with contact as materialized (${contacts(workspaceId, sql`and profile.customer_id = ${customerId}`)})
    select asked.field, ${heldSince(sql`asked.field`)} as since,
      coalesce(
        nullif(c.traits -> asked.field ->> 'v', ''),
        case asked.field when 'email' then k.email when 'phone' then k.phone when 'nationalId' then k.national
          when 'name' then identify.name_of(c.traits) end
      ) as value
    from identify.customer as c
    left join contact as k on k.customer_id = c.customer_id
    cross join unnest(${fields}::text[]) with ordinality as asked(field, place)
    where c.workspace_id = ${workspaceId} and c.customer_id = ${customerId} and c.merged_into is null
    order by asked.place
  `.execute(tx);
  return rows;
}

/** An identity that names the customer, the strongest first; every customer has one. */
export async function strongestOf(
  tx: Tx,
  workspaceId: string,
  customerId: string,
): Promise<{ kind: string; value: string; raw: string } | null> {
  const { rows } = await sql<{ kind: string; value: string; raw: string }>`
    select identity.kind, identity.value_norm as value, identity.value_raw as raw
    from identify.profile
    join identify.identity on identity.workspace_id = ${workspaceId} and identity.profile_id = profile.profile_id
      and identity.closed_at is null
    where profile.workspace_id = ${workspaceId} and profile.customer_id = ${customerId}
    order by array_position(array['external', 'national', 'email', 'phone', 'device', 'anonymous'], identity.kind),
      identity.value_norm
    limit 1
  `.execute(tx);
  return rows[0] ?? null;
}
