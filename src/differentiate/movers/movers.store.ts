import { type RawBuilder, sql } from "kysely";
import { type Figure, membersOf } from "#differentiate/snapshots";
import type { Tx } from "#platform/database";
import type { Facts } from "./because.ts";
import type { Sort } from "./movers.contract.ts";

/** A mover as the list finds them; `place` is `stage core>at_risk`, `key` what they are sorted by. */
export type MoverFound = {
  readonly customerId: string;
  readonly name: string | null;
  readonly place: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
  readonly facts: Facts;
  readonly key: string;
};

const keys: Readonly<Record<Sort, { key: RawBuilder<unknown>; descending: boolean }>> = {
  "-after": { key: sql`worth`, descending: true },
  "-before": { key: sql`worth_before`, descending: true },
  "-difference": { key: sql`(worth - worth_before)`, descending: true },
  difference: { key: sql`(worth - worth_before)`, descending: false },
};

/** Who moved between the two dates of a kept `flows`, in these places, page by page. */
export async function listMovers(
  tx: Tx,
  asked: {
    readonly workspaceId: string;
    readonly figure: Figure;
    readonly places: readonly string[];
    readonly sort: Sort;
    readonly limit: number;
    readonly after: readonly [string, string] | null;
  },
): Promise<MoverFound[]> {
  const { workspaceId, after } = asked;
  const { key, descending } = keys[asked.sort];
  const direction = sql.raw(descending ? "desc" : "asc");
  const beyond = after
    ? sql`where (${key}, customer_id) ${sql.raw(descending ? "<" : ">")} (${after[0]}::numeric, ${after[1]}::uuid)`
    : sql``;
  const { rows } = await sql<MoverFound>`
    with page as (
      select *, ${key} as key
      from (${membersOf(workspaceId, asked.figure, asked.places)}) as member
      ${beyond}
      order by ${key} ${direction}, customer_id ${direction}
      limit ${asked.limit}
    )
    select customer_id as "customerId", coalesce(identify.name_of(traits), traits -> 'email' ->> 'v') as name, place, facts,
      trim_scale(worth_before)::text as before, trim_scale(worth)::text as after,
      trim_scale(worth - worth_before)::text as difference, key::text as key
    from page
    left join (select customer_id, traits from identify.customer where workspace_id = ${workspaceId}) as customer
      using (customer_id)
    order by page.key ${direction}, customer_id ${direction}
  `.execute(tx);
  return rows;
}
