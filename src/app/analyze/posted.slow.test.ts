import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Big } from "big.js";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { lifecycleAt } from "#differentiate/lifecycle";
import { valueAt } from "#differentiate/value";
import { isShared } from "#identify/customers";
import { type OrderRow, readOrderRows, understandFile } from "#identify/files";
import { manifest as ordering } from "#identify/ordering";
import { fixedClock } from "#platform/clock";
import { inEngine } from "#platform/database";
import { isRefusal } from "#platform/refusals";
import { type ApiCaller, apiCaller, newWorkspace } from "#test/api";
import { testDatabase } from "#test/database";
import type { Analysis } from "./analysis.ts";
import { analyze } from "./analyze.ts";

const database = await testDatabase();
const now = new Date("2026-03-01T08:00:00Z");
const postOrders = ordering.routes?.find((route) => route.path === "/api/orders");
if (!postOrders) throw new Error("nobody takes orders");

/** A business that posts its history order by order must read what it would read had it handed over the file. */
for (const name of ["online-retail.csv.gz", "CDNOW_master.txt", "CDNOW_sample.txt"]) {
  const path = resolve("../shared/data", name);
  const absent = existsSync(path) ? false : `the real file ${path} is absent`;
  test.skipIf(absent)(
    `${name}, posted as orders, gives the numbers of analyze`,
    { timeout: 600_000 },
    async () => {
      const analysed = await analyze(path, { clock: fixedClock(now) });
      if (isRefusal(analysed)) throw new Error(analysed.id);
      const caller = apiCaller(
        database,
        await newWorkspace(database, now, analysed.currency, "UTC"),
        fixedClock(now),
      );
      const items = [...(await documentsOf(path))].map(([ref, rows]) => itemOf(ref, rows, analysed.currency));
      for (let at = 0; at < items.length; at += 500) {
        const answer = await caller.ask(postOrders, { body: { items: items.slice(at, at + 500) } });
        expect(answer).toEqual({
          accepted: Math.min(500, items.length - at),
          duplicates: 0,
          waiting: 0,
          refused: [],
        });
      }
      expect(await figuresOf(caller, analysed.asOf)).toEqual(expected(analysed));
    },
  );
}

/** The rows of a file by the document they belong to, as the import groups them. */
async function documentsOf(path: string): Promise<Map<string, OrderRow[]>> {
  const file = await understandFile(path);
  if (isRefusal(file)) throw new Error(file.id);
  const rows: OrderRow[] = [];
  for await (const some of readOrderRows(file))
    rows.push(...some.filter((row) => row.customer && !isShared(row.customer)));
  const owners = new Map<string, Set<string | null>>();
  for (const row of rows)
    if (row.order) owners.set(row.order, (owners.get(row.order) ?? new Set()).add(row.customer));
  const documents = new Map<string, OrderRow[]>();
  for (const [at, row] of rows.entries()) {
    const contested = row.order !== null && (owners.get(row.order)?.size ?? 0) > 1;
    const ref = row.order === null ? `row ${at}` : contested ? `${row.order} · ${row.customer}` : row.order;
    documents.set(ref, [...(documents.get(ref) ?? []), row]);
  }
  for (const [ref, all] of documents) {
    const sold = all.filter((row) => row.kind !== "return").map((row) => row.at);
    const day = sold.toSorted()[0]?.slice(0, 10);
    const later = all.filter(
      (row) => row.kind === "return" && day !== undefined && row.at.slice(0, 10) > day,
    );
    if (later.length === 0) continue;
    documents.set(
      ref,
      all.filter((row) => !later.includes(row)),
    );
    documents.set(`${ref} · return`, later);
  }
  return documents;
}

function itemOf(ref: string, rows: readonly OrderRow[], currency: string | null): unknown {
  const net = rows.reduce((sum, row) => sum.plus(row.amount), new Big(0));
  const at = `${rows.map((row) => row.at).toSorted()[0]}Z`;
  const common = { identities: { externalId: rows[0]?.customer }, ...(currency ? { currency } : {}) };
  const isReturn = net.lt(0) || (net.eq(0) && rows.every((row) => row.kind !== "sale"));
  if (isReturn) return { ...common, kind: "refund", refundRef: ref, at, amount: net.abs().toFixed() };
  const lines = rows.map(({ sku, product, quantity, unitPrice, amount }) => ({
    sku: sku || null,
    product: product || null,
    quantity: quantity ?? "1",
    ...(unitPrice === null ? {} : { unitPrice }),
    amount,
  }));
  return { ...common, orderRef: ref, placedAt: at, lines };
}

async function figuresOf({ workspaceId }: ApiCaller, at: string): Promise<unknown> {
  return inEngine(database, async (tx) => {
    const { rows } = await sql<Record<string, unknown>>`
      select count(*) as customers, sum(order_count)::bigint as orders, sum(refund_count)::bigint as returns,
        trim_scale(sum(revenue))::text as revenue,
        (select count(*) from identify.event where workspace_id = ${workspaceId}) as events
      from identify.customer where workspace_id = ${workspaceId}
    `.execute(tx);
    const { lifecycle, workspaceRhythm } = await lifecycleAt(tx, { workspaceId, at });
    return { ...rows[0], lifecycle, workspaceRhythm, ...(await valueAt(tx, { workspaceId, at })) };
  });
}

function expected(analysed: Analysis): unknown {
  const { customers, orders, returns, revenue, lifecycle, workspaceRhythm } = analysed;
  const { pyramid, rfm, rfmNested, repeatRate, cohorts, concentration, trend } = analysed;
  const counts = { customers, orders, returns, revenue, events: orders + returns };
  return {
    ...counts,
    lifecycle,
    workspaceRhythm,
    pyramid,
    rfm,
    rfmNested,
    repeatRate,
    cohorts,
    concentration,
    trend,
  };
}
