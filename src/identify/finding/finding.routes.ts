import type { z } from "zod";
import { findWorkspace } from "#access/workspaces";
import { customerList } from "#identify/customers";
import { readCursor, writeCursor } from "#identify/intake";
import { searchWords } from "#identify/national";
import { endOfDay } from "#platform/clock";
import { inEngine } from "#platform/database";
import { defineRoute } from "#platform/http";
import { isId } from "#platform/ids";
import { isRefusal, refuse, type Refusal } from "#platform/refusals";
import { type CustomerSort, customersQuery } from "./finding.contract.ts";
import { listCustomers, type ListAsked } from "./list.store.ts";
import { customerSet, findSet, isSetParameter } from "./set.ts";

export const getCustomers = defineRoute({
  method: "get",
  path: "/api/customers",
  right: "customers.read",
  summary:
    "Customers by search, stage, tier, traits (trait.city=Lugo) and the date of their last order, sorted, page by page.",
  tag: "Customers",
  query: customersQuery,
  answer: customerList,
  handle: async ({ query, caller: { workspaceId }, database, clock, fillings }) => {
    const after = query.after === undefined ? null : placeOf(query.sort, query.after);
    if (after === "unknown") return refuse("intake.cursor_invalid", {}, { path: "after" });
    const traits = traitsAsked(query);
    if ("refused" in traits) return traits;
    return inEngine(database, async (tx) => {
      const place = { tx, workspaceId, now: clock.now() };
      const among = await findSet(fillings(customerSet), query, place);
      if (isRefusal(among) || (among && "accepted" in among)) return among;
      const { zone = "UTC", country = null } = (await findWorkspace(tx, workspaceId)) ?? {};
      const from = query.orderedAfter ? startOfDay(zone, query.orderedAfter) : null;
      const before = query.orderedBefore ? startOfDay(zone, query.orderedBefore) : null;
      const asked: ListAsked = {
        workspaceId,
        among,
        words: searchWords(query.search ?? "", country),
        traits,
        lastOrder: { from, before },
        sort: query.sort,
        after,
        limit: query.limit + 1,
      };
      const found = await listCustomers(tx, asked);
      const last = found.length > query.limit ? found[query.limit - 1] : undefined;
      // The answer's schema leaves the key out.
      return {
        items: found.slice(0, query.limit),
        next: last ? writeCursor([last.key, last.customerId]) : null,
      };
    });
  },
});

const traitName = /^[A-Za-z][\w.-]{0,63}$/;
/** Parameters that belong to the request and not to the list. */
const ours = new Set([...Object.keys(customersQuery.shape), "workspace"]);

function traitsAsked(query: z.output<typeof customersQuery>): ListAsked["traits"] | Refusal {
  const traits = [];
  for (const [parameter, value] of Object.entries(query)) {
    if (ours.has(parameter) || isSetParameter(parameter)) continue;
    const name = parameter.startsWith("trait.") ? parameter.slice("trait.".length) : "";
    if (!traitName.test(name) || typeof value !== "string" || value.length > 2000)
      return refuse(
        "customers.filter_unknown",
        { parameter: parameter.slice(0, 100) },
        { path: parameter.slice(0, 100) },
      );
    traits.push({ name, values: valuesOf(value) });
  }
  for (const name of ["stage", "tier"] as const)
    if (query[name]) traits.push({ name, values: query[name].split(",") });
  return traits;
}

function valuesOf(text: string): unknown[] {
  if (text === "true" || text === "false") return [text, text === "true"];
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(text) ? [text, Number(text)] : [text];
}

function placeOf(sort: CustomerSort, after: string): readonly [string, string] | "unknown" {
  const [key = "", id = ""] = readCursor(after, 2) ?? [];
  return isId(id) && keys[sort].test(key) ? [key, id] : "unknown";
}

/** What a sort's key looks like as PostgreSQL prints it; another one would be an error of the database's. */
const keys: Readonly<Record<CustomerSort, RegExp>> = {
  lastOrder:
    /^(-infinity|\d{4}-[01]\d-[0-3]\d [0-2]\d:[0-5]\d:[0-5]\d(\.\d{1,6})?[+-][01]\d(:?[0-5]\d){0,2})$/,
  revenue: /^-?\d{1,30}(\.\d{1,4})?$/,
  name: /^[^]{0,200}$/u,
};

function startOfDay(zone: string, date: string): Date {
  const dayBefore = new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
  return endOfDay(zone, dayBefore);
}
