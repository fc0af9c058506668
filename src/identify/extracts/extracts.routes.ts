import { csvLine, streamed } from "#platform/csv";
import { z } from "zod";
import { recordChange } from "#access/audit";
import type { CustomerSummary } from "#identify/customers";
import { customersQuery, listCustomers, type Page, type Place, withAsked } from "#identify/finding";
import { inWorkspace } from "#platform/database";
import { type Accepted, defineRoute } from "#platform/http";
import { isRefusal, refuse, type Refusal } from "#platform/refusals";

const exportQuery = customersQuery.omit({ limit: true, after: true }).extend({
  /** `customerId`, `name`, `revenue` … and `trait.city`, with commas between them; all usual ones where it is left out. */
  columns: z.string().max(5000).optional(),
  format: z.enum(["csv"]).optional(),
  /** `no` leaves out the mark by which Excel knows UTF-8. */
  bom: z.enum(["yes", "no"]).optional(),
});

/** Customers of one page: some hundred kilobytes, the most that an export ever holds. */
const portion = 1_000;

export const exportCustomers = defineRoute({
  method: "get",
  path: "/api/customers/export",
  right: "customers.export",
  tag: "Customers",
  summary:
    "Everybody whom the same query of /api/customers finds, as a CSV file of any size; `columns` says which, in their order. It is noted in the audit.",
  query: exportQuery,
  answer: z.unknown(),
  handle: async (request): Promise<Response | Refusal | Accepted> => {
    const { query, caller, database, clock } = request;
    const columns = columnsOf(query.columns);
    if (isRefusal(columns)) return columns;
    const traits = columns.flatMap((one) => (one.startsWith("trait.") ? [one.slice("trait.".length)] : []));
    const sort = query.sort ?? "lastOrder";
    const page = (after: Place | null) =>
      withAsked(request, (tx, asked) => listCustomers(tx, { ...asked, sort, after, traits, limit: portion }));
    const first = await page(null);
    if (isRefusal(first) || "accepted" in first) return first;
    const { workspaceId, actor, kind } = caller;
    const change = { workspaceId, actor, actorKind: kind, action: "customers.exported" } as const;
    const details = { columns, filters: Object.keys(query) };
    await inWorkspace(database, workspaceId, (tx) =>
      recordChange(tx, { ...change, subject: "customers", details }, clock.now()),
    );
    const lines = linesOf(first, columns, query.bom !== "no", async (after) => {
      const next = await page(after);
      return isRefusal(next) || "accepted" in next ? null : next;
    });
    return new Response(streamed(lines), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="customers.csv"',
        "cache-control": "no-store",
      },
    });
  },
});

async function* linesOf(
  first: Page,
  columns: readonly string[],
  bom: boolean,
  more: (after: Place) => Promise<Page | null>,
): AsyncGenerator<string> {
  // Excel takes a file for UTF-8 by its first three bytes alone.
  yield `${bom ? "\u{feff}" : ""}${csvLine(columns)}`;
  for (let page: Page | null = first; page;) {
    if (page.items.length > 0)
      yield page.items.map((one) => csvLine(columns.map((column) => valueOf(one, column)))).join("");
    page = page.next ? await more(page.next) : null;
  }
}

/** What every customer has; a trait is asked for as `trait.city`. Dates are ISO, money is a decimal in the home currency. */
const usual = [
  "customerId",
  "externalId",
  "name",
  "email",
  "phone",
  "city",
  "country",
  "stage",
  "tier",
  "orders",
  "refunds",
  "revenue",
  "firstOrderAt",
  "lastOrderAt",
] as const;

function columnsOf(said: string | undefined): readonly string[] | Refusal {
  const asked = [...new Set((said ?? "").split(",").filter(Boolean))];
  const wrong = asked.find(
    (one) => !usual.some((name) => name === one) && !/^trait\.[A-Za-z][\w.-]{0,63}$/.test(one),
  );
  if (wrong !== undefined || asked.length > 60)
    return refuse(
      "customers.column_unknown",
      { column: (wrong ?? asked[60] ?? "").slice(0, 100) },
      { path: "columns" },
    );
  return asked.length > 0 ? asked : usual;
}

function valueOf(one: CustomerSummary, column: string): string | number | boolean | null | undefined {
  if (column.startsWith("trait.")) return one.traits?.[column.slice("trait.".length)];
  const name = usual.find((each) => each === column);
  return name && one[name];
}
