import { csvLine, streamed } from "#platform/csv";
import { z } from "zod";
import { readCursor, writeCursor } from "#identify/intake";
import { between, changesQuery, findFigure, head } from "#differentiate/snapshots";
import { inWorkspace } from "#platform/database";
import { type Accepted, defineRoute, type Request, type Route } from "#platform/http";
import { isId } from "#platform/ids";
import { isRefusal, refuse, type Refusal } from "#platform/refusals";
import { mover, type Mover, moversQuery, type Sort } from "./movers.contract.ts";
import { type MoverFound, listMovers } from "./movers.store.ts";
import { placesOf, tellMovers } from "./movers.ts";

const listQuery = changesQuery.extend(moversQuery.shape);
type Query = z.output<typeof listQuery>;
type Asking = Pick<Request<unknown, Query, unknown>, "database" | "caller" | "clock" | "language" | "say">;

const getMovers = defineRoute({
  method: "get",
  path: "/api/value/movers",
  right: "customers.read",
  tag: "Value",
  summary:
    "Who went to another stage or tier between two dates (a month apart by default), what they brought before and after, and why they moved; page by page. A large workspace's dates that are not worked out yet answer 202 and a task.",
  query: listQuery,
  answer: head
    .omit({ knowledge: true })
    .extend({ from: z.string(), items: z.array(mover), next: z.string().nullable() }),
  handle: async (request) => {
    const { after } = request.query;
    const cursor = after ? readCursor(after, 3) : null;
    if (after && !sound(cursor, request.query.sort))
      return refuse("intake.cursor_invalid", {}, { status: 400, path: "after" });
    return page(request, request.query, cursor ? [cursor[0] ?? "", cursor[1] ?? ""] : null);
  },
});

/** A cursor stands for one sort: its place in another would lead nowhere. */
function sound(cursor: readonly string[] | null, sort: Sort): boolean {
  return (
    cursor !== null &&
    /^-?\d{1,40}(\.\d{1,40})?$/.test(cursor[0] ?? "") &&
    isId(cursor[1] ?? "") &&
    cursor[2] === sort
  );
}

async function page(
  { database, caller: { workspaceId }, clock, say, language }: Asking,
  query: Query,
  after: readonly [string, string] | null,
) {
  const { from, to, kind, move, direction, sort, limit } = query;
  return inWorkspace(database, workspaceId, async (tx) => {
    const found = await findFigure(tx, workspaceId, clock.now(), between("flows", from, to));
    if (isRefusal(found) || "accepted" in found) return found;
    const { figure, snapshot, workspace, fresh } = found;
    const places = placesOf(found, kind, move, direction);
    const rows = await listMovers(tx, { workspaceId, figure, places, sort, limit, after });
    return {
      at: figure.at,
      from: figure.from ?? "",
      currency: workspace.currency,
      computedAt: snapshot.computedAt.toISOString(),
      fresh,
      items: tellMovers(found, kind, rows, say, language),
      next: rows.length === limit ? cursorOf(rows.at(-1), sort) : null,
    };
  });
}

function cursorOf(row: MoverFound | undefined, sort: Sort): string | null {
  return row ? writeCursor([row.key, row.customerId, sort]) : null;
}

const exportMovers = defineRoute({
  method: "get",
  path: "/api/value/movers/export",
  right: "customers.read",
  tag: "Value",
  summary: "All of those movers as a CSV file, in the language asked for.",
  query: listQuery.omit({ limit: true, after: true }),
  answer: z.unknown(),
  handle: async (request): Promise<Response | Refusal | Accepted> => {
    const query = { ...request.query, limit: 500 };
    const first = await page(request, query, null);
    if (isRefusal(first) || "accepted" in first) return first;
    const lines = linesOf(first, async (after) => {
      const next = await page(request, { ...query, from: first.from, to: first.at }, after);
      return isRefusal(next) || "accepted" in next ? null : next;
    });
    const head = {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="movers.csv"',
    };
    return new Response(streamed(lines), { headers: head });
  },
});

type Page = { readonly items: readonly Mover[]; readonly next: string | null };

async function* linesOf(
  first: Page,
  more: (after: readonly [string, string]) => Promise<Page | null>,
): AsyncGenerator<string> {
  const columns = ["customerId", "name", "from", "to", "before", "after", "difference", "sentence"] as const;
  yield `\u{feff}${csvLine(columns)}`;
  for (let page: Page | null = first; page;) {
    yield page.items.map((one) => csvLine(columns.map((column) => one[column]))).join("");
    const place: string[] = page.next ? (readCursor(page.next, 3) ?? []) : [];
    page = page.next ? await more([place[0] ?? "", place[1] ?? ""]) : null;
  }
}

export const routes: readonly Route[] = [getMovers, exportMovers];
