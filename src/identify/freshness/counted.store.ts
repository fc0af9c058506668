import { sql } from "kysely";
import type { Tx } from "#platform/database";
import { type Counted, cutoffs, oldest } from "./ages.ts";
import { contacts, heldSince } from "./held.sql.ts";
import { composed, workedOut } from "./rules.ts";

/**
 * Counts, for every field, of how many customers it is known for how many months, by tier and stage. One pass over
 * everybody: for the engine role, which row-level security does not ask about each of ten million values.
 */
export async function countFields(
  tx: Tx,
  workspaceId: string,
  { zone, today }: { readonly zone: string; readonly today: string },
): Promise<Counted> {
  const people = await sql<Counted["people"][number]>`
    select traits -> 'tier' ->> 'v' as tier, traits -> 'stage' ->> 'v' as stage, count(*) as count
    from identify.customer
    where workspace_id = ${workspaceId} and merged_into is null
    group by 1, 2
  `.execute(tx);
  const apart = [...workedOut, ...composed];
  const held = await sql<Counted["held"][number]>`
    with contact as materialized (${contacts(workspaceId, sql``)}),
    c as (
      select customer_id, traits, traits -> 'tier' ->> 'v' as tier, traits -> 'stage' ->> 'v' as stage
      from identify.customer
      where workspace_id = ${workspaceId} and merged_into is null
    ),
    held as (
      select said.key as field, tier, stage, (said.value ->> 'at')::timestamptz as since
      from c cross join lateral jsonb_each(c.traits) as said
      where said.key <> all(${apart}::text[]) and said.value ->> 'v' <> ''
      union all
      select composed.field, tier, stage, ${heldSince(sql`composed.field`)}
      from c
      left join contact as k on k.customer_id = c.customer_id
      cross join unnest(${[...composed]}::text[]) as composed(field)
    )
    select field, tier, stage, ${oldest} - width_bucket(since, ${cutoffs(zone, today)}::timestamptz[]) as months,
      count(*) as count
    from held
    where since is not null
    group by 1, 2, 3, 4
  `.execute(tx);
  return { people: people.rows, held: held.rows };
}
