import { type RawBuilder, sql } from "kysely";
import { isId } from "#platform/ids";
import type { CustomerSort } from "./finding.contract.ts";
import { distance, type Text } from "./text.sql.ts";

/** How a list is really sorted: by closeness where a search leaves few, else by an index of the sort's own. */
export type Order = "closeness" | Exclude<CustomerSort, "relevance">;

/** Where a page goes on: the order, and the key and id of the last customer looked at. */
export type Place = { readonly order: Order; readonly key: string; readonly customerId: string };

const byDate = "coalesce(c.last_order_at, '-infinity'::timestamptz)";

/** The key of each order; closer people first, among equals those who ordered last. */
export function keyOf(order: Order, text: Text): RawBuilder<unknown> {
  switch (order) {
    case "closeness":
      return sql`(10000 - ${distance(text)}) * 100000000000::numeric + coalesce(extract(epoch from c.last_order_at), 0)`;
    case "lastOrder":
      return sql.raw(byDate);
    case "revenue":
      return sql`c.revenue`;
    case "name":
      return sql`s.sort_name`;
  }
}

/** Whether a key is in identify.customer_search (`s`). */
export function isFromSearch(order: Order): boolean {
  return order === "closeness" || order === "name";
}

export function direction(order: Order): RawBuilder<unknown> {
  return order === "name" ? sql`asc` : sql`desc`;
}

/** Only customers behind the last one that was looked at. */
export function behind({ order, key, customerId }: Place, text: Text): RawBuilder<unknown> {
  const by = keyOf(order, text);
  if (order === "name") return sql`and (${by}, s.customer_id) > (${key}, ${customerId}::uuid)`;
  const value = order === "lastOrder" ? sql`${key}::timestamptz` : sql`${key}::numeric`;
  return sql`and (${by}, c.customer_id) < (${value}, ${customerId}::uuid)`;
}

/** What a key looks like as PostgreSQL prints it; another one would be an error of the database's. */
const keys: Readonly<Record<Order, RegExp>> = {
  closeness: /^\d{1,20}(\.\d{1,6})?$/,
  lastOrder:
    /^(-infinity|\d{4}-[01]\d-[0-3]\d [0-2]\d:[0-5]\d:[0-5]\d(\.\d{1,6})?[+-][01]\d(:?[0-5]\d){0,2})$/,
  revenue: /^-?\d{1,30}(\.\d{1,4})?$/,
  name: /^[^]{0,200}$/u,
};

/** The place that a cursor names in a list of this sort, or null where it is none. */
export function readPlace(sort: CustomerSort, parts: readonly string[] | null): Place | null {
  const [key = "", customerId = ""] = parts ?? [];
  const orders: readonly Order[] = sort === "relevance" ? ["closeness", "lastOrder"] : [sort];
  const order = orders.find((one) => keys[one].test(key));
  return order && isId(customerId) ? { order, key, customerId } : null;
}
