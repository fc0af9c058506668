import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { CustomerField } from "./finding.contract.ts";

/** Customers looked at from each of three sides: who ordered last, the oldest and the newest. At a million, 60 ms. */
const side = 1_000;
/** Values named of each trait. */
const mostValues = 30;

/** The traits that a workspace's customers have, the most usual first, by a sample; a rare one may be missing. */
export async function readFields(tx: Tx, workspaceId: string): Promise<CustomerField[]> {
  const { rows } = await sql<CustomerField>`
    with sample as materialized (
      (select customer_id, traits from identify.customer
       where workspace_id = ${workspaceId} and merged_into is null
       order by coalesce(last_order_at, '-infinity'::timestamptz) desc, customer_id desc limit ${side})
      union
      (select customer_id, traits from identify.customer
       where workspace_id = ${workspaceId} and merged_into is null order by customer_id limit ${side})
      union
      (select customer_id, traits from identify.customer
       where workspace_id = ${workspaceId} and merged_into is null order by customer_id desc limit ${side})
    ),
    valued as (
      select trait.key as name, trait.value ->> 'v' as value, jsonb_typeof(trait.value -> 'v') as type, count(*) as n
      from sample cross join lateral jsonb_each(sample.traits) as trait
      where coalesce(trait.value ->> 'v', '') <> ''
      group by 1, 2, 3
    ),
    ranked as (
      select valued.*, row_number() over (partition by name order by n desc, value) as place from valued
    )
    select name, round(sum(n) / (select count(*) from sample), 4)::float8 as share,
      case when bool_and(type = 'boolean') then 'boolean'
        when bool_and(type = 'number') then 'number'
        when bool_and(value ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}') then 'date'
        else 'text' end as type,
      count(*) as distinct,
      coalesce(jsonb_agg(value order by place) filter (where place <= ${mostValues} and length(value) <= 100), '[]') as values
    from ranked
    group by name
    order by sum(n) desc, name
    limit 200
  `.execute(tx);
  return rows;
}
