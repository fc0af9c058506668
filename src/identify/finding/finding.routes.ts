import { customerList } from "#identify/customers";
import { readCursor, writeCursor } from "#identify/intake";
import { inEngine, type Tx } from "#platform/database";
import { type Accepted, defineRoute, type Request } from "#platform/http";
import { isRefusal, refuse, type Refusal } from "#platform/refusals";
import { readAsked, readColumns } from "./asked.ts";
import { customerCount, customerFields, customersQuery, whoQuery } from "./finding.contract.ts";
import { readFields } from "./fields.store.ts";
import { countCustomers, listCustomers } from "./list.store.ts";
import type { Narrowing } from "./narrow.store.ts";
import { readPlace } from "./order.ts";
import { customerSet } from "./set.ts";

const place = { right: "customers.read", tag: "Customers", method: "get" } as const;

export const getCustomers = defineRoute({
  ...place,
  path: "/api/customers",
  summary:
    "Customers by search, stage, tier, traits (trait.city=Lugo, trait.points[gte]=10), counts and dates, sorted, page by page. A page may hold fewer than its limit and yet have a next.",
  query: customersQuery,
  answer: customerList,
  handle: async (request) => {
    const { query } = request;
    const sort = query.sort ?? (query.search?.trim() ? "relevance" : "lastOrder");
    const after = query.after === undefined ? null : readPlace(sort, readCursor(query.after, 2));
    if (query.after !== undefined && !after) return refuse("intake.cursor_invalid", {}, { path: "after" });
    const traits = readColumns(query.columns);
    if (isRefusal(traits)) return traits;
    return withAsked(request, async (tx, asked) => {
      const found = await listCustomers(tx, { ...asked, sort, after, traits, limit: query.limit });
      const { next } = found;
      return { ...found, next: next && writeCursor([next.key, next.customerId]) };
    });
  },
});

/** Counted one by one so far; beyond it the answer is “more than”. */
const most = 10_000;
/** Customers that a count looks at where no index answers a filter. */
const looked = 30_000;

export const getCustomerCount = defineRoute({
  ...place,
  path: "/api/customers/count",
  summary: "How many customers a list has: exact up to 10,000, at least so many where exact is false.",
  query: whoQuery,
  answer: customerCount,
  handle: (request) => withAsked(request, (tx, asked) => countCustomers(tx, asked, { most, looked })),
});

export const getCustomerFields = defineRoute({
  ...place,
  path: "/api/customer-fields",
  summary:
    "The traits in use with their type and most frequent values, from a sample of some thousand customers.",
  answer: customerFields,
  handle: ({ database, caller: { workspaceId } }) =>
    inEngine(database, async (tx) => ({ items: await readFields(tx, workspaceId) })),
});

type Asking = Pick<
  Request<unknown, Readonly<Record<string, unknown>>, unknown>,
  "query" | "caller" | "database" | "clock" | "fillings"
>;

/** Reads who is asked for and answers within the same transaction. */
export function withAsked<T>(
  { query, caller: { workspaceId }, database, clock, fillings }: Asking,
  answer: (tx: Tx, asked: Narrowing) => Promise<T>,
): Promise<T | Refusal | Accepted> {
  return inEngine(database, async (tx) => {
    const sets = fillings(customerSet);
    const asked = await readAsked(tx, { workspaceId, now: clock.now(), sets }, query);
    if (isRefusal(asked) || "accepted" in asked) return asked;
    return answer(tx, asked);
  });
}
