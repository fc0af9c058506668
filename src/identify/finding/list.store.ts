import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/database";
import type { CustomerSummary, Relation } from "#identify/customers";
import type { CustomerSort } from "./finding.contract.ts";
import { leadOf, type TraitFilter, traitStands, wordFound } from "./filter.sql.ts";
import { narrowed } from "./narrow.store.ts";

/** What a list of customers is asked for. */
export type ListAsked = {
  readonly workspaceId: string;
  /** A set that they belong to (`customerSet`); null: everybody. */
  readonly among: Relation | null;
  /** All of these words are found in what a customer is known by. */
  readonly words: readonly string[];
  readonly traits: readonly TraitFilter[];
  readonly lastOrder: { readonly from: Date | null; readonly before: Date | null };
  readonly sort: CustomerSort;
  /** The sort key and id of the last customer shown. */
  readonly after: readonly [string, string] | null;
  readonly limit: number;
};

/** A customer of a list, with the key that they stand under in its order. */
export type Listed = CustomerSummary & { readonly key: string };

/**
 * Customers by keyset. For the engine role: under row-level security neither like nor @> uses an index (2.9 → 132 ms at
 * 300 k customers), so every table's workspace is said here.
 */
export async function listCustomers(tx: Tx, asked: ListAsked): Promise<Listed[]> {
  const { key, direction, from } = orders[asked.sort];
  const trigrams = await hasTrigrams(tx, asked);
  const few = await narrowed(tx, asked, trigrams);
  const found = asked.words.length > 0 || from !== null;
  const lead = from === null && !few ? leadOf(asked.traits) : null;
  const id = sql.raw(`${from === "search" ? "s" : "c"}.customer_id ${direction}`);
  const order = sql`${lead ? sql`${lead},` : sql``} ${sql.raw(`${key} ${direction}`)}, ${id}`;
  const { rows } = await sql<
    Listed & { firstOrderAt: Date | string | null; lastOrderAt: Date | string | null }
  >`
    with page as (
      select c.customer_id, c.traits, c.order_count, c.refund_count, c.revenue, c.first_order_at, c.last_order_at,
        ${sql.raw(key)} as key
      from identify.customer as c
      ${found ? joined : sql``}
      ${asked.among && !few ? member(asked.among) : sql``}
      where c.workspace_id = ${asked.workspaceId} and c.merged_into is null
        ${few ? sql`and c.customer_id = any(${few}::uuid[])` : sql``}
        ${sql.join(conditions(asked, trigrams), sql` `)}
      order by ${order}
      limit ${asked.limit}
    )
    select customer_id as "customerId", identify.name_of(traits) as name,
      coalesce(traits -> 'email' ->> 'v', known.email) as email, coalesce(traits -> 'phone' ->> 'v', known.phone) as phone,
      known.external as "externalId", traits -> 'city' ->> 'v' as city, traits -> 'country' ->> 'v' as country,
      traits -> 'stage' ->> 'v' as stage, traits -> 'tier' ->> 'v' as tier, order_count as orders,
      refund_count as refunds, trim_scale(revenue)::text as revenue, first_order_at as "firstOrderAt",
      last_order_at as "lastOrderAt", ${keyText[asked.sort]} as key
    from page
    left join lateral (
      select min(value_norm) filter (where kind = 'email') as email,
        min(value_norm) filter (where kind = 'phone') as phone,
        min(value_norm) filter (where kind = 'external') as external
      from identify.profile
      join identify.identity on identity.workspace_id = ${asked.workspaceId}
        and identity.profile_id = profile.profile_id and identity.closed_at is null
      where profile.workspace_id = ${asked.workspaceId} and profile.customer_id = page.customer_id
    ) as known on true
    order by page.key ${sql.raw(direction)}, customer_id ${sql.raw(direction)}
  `.execute(tx);
  return rows.map((row) => ({
    ...row,
    firstOrderAt: iso(row.firstOrderAt),
    lastOrderAt: iso(row.lastOrderAt),
  }));
}

const lastOrder = "coalesce(c.last_order_at, '-infinity'::timestamptz)";

/** Each sort stands on an index of its own; `from` is the other table that the key is in. */
const orders: Readonly<
  Record<CustomerSort, { key: string; direction: "asc" | "desc"; from: "search" | null }>
> = {
  lastOrder: { key: lastOrder, direction: "desc", from: null },
  revenue: { key: "c.revenue", direction: "desc", from: null },
  name: { key: "s.sort_name", direction: "asc", from: "search" },
};

const keyText: Readonly<Record<CustomerSort, RawBuilder<string>>> = {
  lastOrder: sql`page.key::text`,
  revenue: sql`page.key::text`,
  name: sql`page.key`,
};

const joined = sql`
  join identify.customer_search as s on s.workspace_id = c.workspace_id and s.customer_id = c.customer_id`;

/**
 * Each customer is looked up in the set. Lateral, so that the list goes on being walked as it is sorted: joined, a set of
 * half the customers would be sorted whole for each page.
 */
function member(among: Relation): RawBuilder<unknown> {
  return sql`
    cross join lateral (
      select from (${among}) as member where member.customer_id = c.customer_id limit 1
    ) as belongs`;
}

function conditions(asked: ListAsked, trigrams: boolean): RawBuilder<unknown>[] {
  const { from, before } = asked.lastOrder;
  const key = sql.raw(orders[asked.sort].key);
  return [
    // Where nothing narrows the list, an empty condition keeps the join of conditions from being empty.
    sql``,
    ...asked.words.map((word) => wordFound(word, trigrams)),
    ...asked.traits.map(traitStands),
    ...(from ? [sql`and ${sql.raw(lastOrder)} >= ${from}`] : []),
    ...(before ? [sql`and ${sql.raw(lastOrder)} < ${before} and c.last_order_at is not null`] : []),
    ...(asked.after ? [afterKey(asked.sort, key, asked.after)] : []),
    ...(asked.sort === "name" ? [sql`and s.workspace_id = ${asked.workspaceId}`] : []),
  ];
}

function afterKey(
  sort: CustomerSort,
  key: RawBuilder<unknown>,
  [value, id]: readonly [string, string],
): RawBuilder<unknown> {
  if (sort === "name") return sql`and (${key}, s.customer_id) > (${value}, ${id}::uuid)`;
  const typed = sort === "revenue" ? sql`${value}::numeric` : sql`${value}::timestamptz`;
  return sql`and (${key}, c.customer_id) < (${typed}, ${id}::uuid)`;
}

async function hasTrigrams(tx: Tx, asked: ListAsked): Promise<boolean> {
  if (asked.words.length === 0) return true;
  const { rows } = await sql<{ found: boolean }>`
    select to_regclass('identify.customer_search_by_words') is not null as found
  `.execute(tx);
  return rows[0]?.found ?? false;
}

function iso(at: Date | string | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
