import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/database";
import type { CustomerSummary } from "#identify/customers";
import type { Condition } from "./condition.ts";
import { holds, leadOf, ledBy } from "./condition.sql.ts";
import type { CustomerSort } from "./finding.contract.ts";
import { narrowed, type Narrowed, type Narrowing } from "./narrow.store.ts";
import { behind, direction, isFromSearch, keyOf, type Order, type Place } from "./order.ts";

/** What a list of customers is asked for. */
export type ListAsked = Narrowing & {
  readonly sort: CustomerSort;
  /** The last customer that was looked at. */
  readonly after: Place | null;
  readonly limit: number;
  /** Names of traits to answer beside the summary. */
  readonly traits: readonly string[];
};

/** A page of a list. It may hold fewer than asked for, even nobody, and yet go on: `next` is null at the end alone. */
export type Page = {
  readonly items: CustomerSummary[];
  readonly next: Place | null;
  /** Whether people are among them who only nearly answer to the search. */
  readonly near: boolean;
};

/**
 * How many customers a page looks at on its way down the sorted index, where a filter is left that no index answers. So
 * each page answers in time, whatever is asked: who meets nobody among so many says so and goes on from there.
 */
const stretch = 10_000;

/**
 * Customers by keyset. For the engine role: under row-level security neither like nor @> uses an index (2.9 → 132 ms at
 * 300 k customers), so every table's workspace is said here.
 */
export async function listCustomers(tx: Tx, asked: ListAsked): Promise<Page> {
  const narrow = await narrowed(tx, asked);
  const order = asked.after?.order ?? orderOf(asked, narrow);
  // The people who answered to the words became too many between two pages: the list ends rather than begins anew.
  if (order === "closeness" && !narrow.ids) return { items: [], next: null, near: narrow.near };
  const way = wayDown(asked, narrow, order);
  const rows = await page(tx, asked, way, order);
  // The answer's schema leaves the key out.
  const items = rows.slice(0, asked.limit);
  const last = rows.length > asked.limit ? rows[asked.limit - 1] : undefined;
  const reached = last ?? (way.stretch ? await endOf(tx, way) : undefined);
  const next = reached ? { order, key: reached.key, customerId: reached.customerId } : null;
  return { items, next, near: narrow.near };
}

/** How many customers a list has: counted up to `most`, over at most so many looked at; `exact` where these were all. */
export async function countCustomers(
  tx: Tx,
  asked: Narrowing,
  { most, looked }: { readonly most: number; readonly looked: number },
): Promise<{ count: number; exact: boolean }> {
  const narrow = await narrowed(tx, asked);
  const way = wayDown({ ...asked, after: null }, narrow, "lastOrder", looked);
  const { rows } = await sql<{ count: number; walked: number }>`
    select (select count(*) from (select from (${way.from}) as c ${way.rest} limit ${most + 1}) as found) as count,
      ${way.stretch ? sql`(select count(*) from (${way.from}) as walked)` : sql`0`} as walked
  `.execute(tx);
  const { count = 0, walked = 0 } = rows[0] ?? {};
  return { count: Math.min(count, most), exact: count <= most && (!way.stretch || walked < looked) };
}

function orderOf({ sort, text }: ListAsked, { ids, found }: Narrowed): Order {
  if (sort !== "relevance") return sort;
  return ids && !found && text.words.length > 0 ? "closeness" : "lastOrder";
}

type Way = {
  /** The customers on the way, sorted, as far as a page looks. */
  readonly from: RawBuilder<unknown>;
  /** What must hold of them besides, following `from … as c`. */
  readonly rest: RawBuilder<unknown>;
  /** How many `from` holds at most; null where it holds all. */
  readonly stretch: number | null;
  readonly isLed: boolean;
};

/** What an index answers narrows the way; the rest is looked at on it. Where few are left, everything is looked at. */
function wayDown(
  asked: Narrowing & { readonly after: Place | null },
  narrow: Narrowed,
  order: Order,
  most = stretch,
): Way {
  const { ids, found } = narrow;
  const { zone, conditions } = asked;
  const among = narrow.isMember ? null : asked.among;
  const lead = ids || isFromSearch(order) ? undefined : conditions.find((one) => leadOf(one));
  const bounds = conditions.filter(({ of }) => "counter" in of && of.counter === order);
  const left = ids ? [] : conditions.filter((one) => one !== lead && !bounds.includes(one));
  const isOpen = ids === null && (left.length > 0 || found !== null || among !== null);
  const from = sorted(asked, narrow, order, {
    lead,
    inside: ids ? conditions : bounds,
    most: isOpen ? most : null,
  });
  // The names under which conditions on the search look at it.
  const words = found && !ids ? sql`cross join lateral (select c.words, c.sort_name) as s` : sql``;
  const member = among
    ? sql`cross join lateral (
        select from (${among}) as member where member.customer_id = c.customer_id limit 1
      ) as belongs`
    : sql``;
  const rest = sql`${words} ${member} where true ${each(left, zone)} ${found && !ids ? sql`and ${found}` : sql``}`;
  return { from, rest, stretch: isOpen ? most : null, isLed: lead !== undefined };
}

function sorted(
  { workspaceId, zone, text, after }: Narrowing & { readonly after: Place | null },
  { ids, found }: Narrowed,
  order: Order,
  { lead, inside, most }: { lead: Condition | undefined; inside: readonly Condition[]; most: number | null },
): RawBuilder<unknown> {
  const by = direction(order);
  const first = lead && leadOf(lead);
  const isSearched = found !== null || isFromSearch(order);
  return sql`
    select c.customer_id, c.traits, c.order_count, c.refund_count, c.revenue, c.first_order_at, c.last_order_at,
      c.created_at, ${keyOf(order, text)} as key ${isSearched ? sql`, s.words, s.sort_name` : sql``}
      ${first ? sql`, ${first} as lead` : sql``}
    from identify.customer as c
    ${isSearched ? sql`join identify.customer_search as s on s.workspace_id = c.workspace_id and s.customer_id = c.customer_id` : sql``}
    where c.workspace_id = ${workspaceId} and c.merged_into is null
      ${ids ? sql`and c.customer_id = any(${ids}::uuid[])` : sql``}
      ${ids && found ? sql`and ${found}` : sql``}
      ${first && lead ? ledBy(first, lead) : sql``}
      ${order === "name" ? sql`and s.workspace_id = ${workspaceId}` : sql``}
      ${each(inside, zone)}
      ${after ? behind(after, text) : sql``}
    order by ${first ? sql`${first},` : sql``} ${keyOf(order, text)} ${by},
      ${order === "name" ? sql`s.customer_id` : sql`c.customer_id`} ${by}
    ${most === null ? sql`` : sql`limit ${most}`}`;
}

/** Conditions one after the other; an empty one keeps none of them from being nothing at all. */
function each(conditions: readonly Condition[], zone: string): RawBuilder<unknown> {
  return sql.join([sql``, ...conditions.map((one) => holds(one, zone))], sql` `);
}

type Row = CustomerSummary & { readonly key: string };

async function page(tx: Tx, asked: ListAsked, way: Way, order: Order): Promise<Row[]> {
  const { workspaceId, traits, limit } = asked;
  const by = direction(order);
  const { rows } = await sql<Row & { firstOrderAt: Date | string | null; lastOrderAt: Date | string | null }>`
    with page as (
      select c.* from (${way.from}) as c ${way.rest}
      order by ${way.isLed ? sql`c.lead,` : sql``} c.key ${by}, c.customer_id ${by}
      limit ${limit + 1}
    )
    select customer_id as "customerId", identify.name_of(traits) as name,
      coalesce(traits -> 'email' ->> 'v', known.email) as email, coalesce(traits -> 'phone' ->> 'v', known.phone) as phone,
      known.external as "externalId", traits -> 'city' ->> 'v' as city, traits -> 'country' ->> 'v' as country,
      traits -> 'stage' ->> 'v' as stage, traits -> 'tier' ->> 'v' as tier, order_count as orders,
      refund_count as refunds, trim_scale(revenue)::text as revenue, first_order_at as "firstOrderAt",
      last_order_at as "lastOrderAt", page.key::text as key
      ${traits.length > 0 ? sql`, ${valuesOf(traits)} as traits` : sql``}
    from page
    left join lateral (
      select min(value_norm) filter (where kind = 'email') as email,
        min(value_norm) filter (where kind = 'phone') as phone,
        min(value_norm) filter (where kind = 'external') as external
      from identify.profile
      join identify.identity on identity.workspace_id = ${workspaceId}
        and identity.profile_id = profile.profile_id and identity.closed_at is null
      where profile.workspace_id = ${workspaceId} and profile.customer_id = page.customer_id
    ) as known on true
    order by page.key ${by}, customer_id ${by}
  `.execute(tx);
  return rows.map((row) => ({
    ...row,
    firstOrderAt: iso(row.firstOrderAt),
    lastOrderAt: iso(row.lastOrderAt),
  }));
}

function valuesOf(traits: readonly string[]): RawBuilder<unknown> {
  const pairs = traits.map((name) => sql`${name}::text, traits -> ${name}::text -> 'v'`);
  return sql`jsonb_strip_nulls(jsonb_build_object(${sql.join(pairs)}))`;
}

/** The last customer that the way holds, where it holds as many as it may. */
async function endOf(
  tx: Tx,
  { from, stretch: most }: Way,
): Promise<Pick<Row, "key" | "customerId"> | undefined> {
  const { rows } = await sql<Pick<Row, "key" | "customerId">>`
    select key::text, customer_id as "customerId" from (${from}) as way offset ${(most ?? 1) - 1} limit 1
  `.execute(tx);
  return rows[0];
}

function iso(at: Date | string | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
