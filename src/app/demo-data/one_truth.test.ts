import { createHash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { insertWorkspace } from "#access/workspaces";
import { zone } from "#app/demo";
import { histories } from "#app/demo-contacts";
import { lifecycleAt } from "#differentiate/lifecycle";
import { valueAt } from "#differentiate/value";
import type { OrderRow } from "#identify/files";
import { importOrders } from "#identify/imports";
import { ensureSource } from "#identify/sources";
import { fixedClock } from "#platform/clock";
import { inEngine } from "#platform/database";
import { newId } from "#platform/ids";
import { testDatabase } from "#test/database";
import { loadDemo } from "./demo.ts";

const database = await testDatabase();
const now = new Date("2026-11-22T10:00:00Z");
const wish = { customers: 200, seed: 1, until: "2026-10-31", months: 24 };
const drawn = histories(wish);
const buyers = Array.from({ length: 170 }, (_, index) => drawn.customer(index));

async function workspaceNamed(name: string): Promise<string> {
  const workspaceId = newId(now);
  await inEngine(database, (tx) => insertWorkspace(tx, { workspaceId, name, zone, currency: "EUR" }, now));
  return workspaceId;
}

it("gives the stages and the values that the same orders give as a file", async () => {
  const demo = await workspaceNamed("Demo");
  const file = await workspaceNamed("Archivo");
  await loadDemo(
    database,
    fixedClock(now),
    { ...wish, workspace: demo },
    { until: new AbortController().signal, tell: () => undefined },
  );
  const job = { workspaceId: file, importId: newId(now), sourceId: newId(now), zone, currency: "EUR", now };
  const source = { workspaceId: file, sourceId: job.sourceId, name: "pedidos.csv", kind: "file" } as const;
  await inEngine(database, (tx) => ensureSource(tx, source, now));
  await importOrders(database, job, inOne(fileRows()));
  for (const at of ["2026-10-31", "2026-02-28", "2025-07-01"]) {
    const [ours, theirs] = await Promise.all(
      [demo, file].map((workspaceId) =>
        inEngine(database, async (tx) => ({
          ...(await lifecycleAt(tx, { workspaceId, at })),
          ...(await valueAt(tx, { workspaceId, at })),
        })),
      ),
    );
    expect(ours!.workspaceRhythm).toBe(theirs!.workspaceRhythm);
    // A file knows nobody without an order: 30 prospects fewer.
    const stages = theirs!.lifecycle.map(({ stage, customers }) => ({
      stage,
      customers: customers + (stage === "prospect" ? 30 : 0),
    }));
    expect(ours!.lifecycle).toEqual(stages);
    const tiers = (all: typeof ours) =>
      all!.pyramid.map(({ tier, customers, revenue }) => ({ tier, customers, revenue }));
    expect(tiers(ours)).toEqual(
      tiers(theirs).map((row) => ({
        ...row,
        customers: row.customers + (row.tier === "prospects" ? 30 : 0),
      })),
    );
    for (const key of ["rfm", "rfmNested", "cohorts", "concentration", "trend"] as const)
      expect(ours![key]).toEqual(theirs![key]);
    expect(ours!.repeatRate! * 200).toBeCloseTo(theirs!.repeatRate! * 170, 9);
  }
});

async function* inOne(rows: OrderRow[]): AsyncGenerator<OrderRow[]> {
  yield rows;
}

/** The simulated orders as an order file would have them: a return is written under its order's number, on its day. */
function fileRows(): OrderRow[] {
  const rows: OrderRow[] = [];
  const row = (
    customer: string,
    order: string,
    at: Date,
    sku: string,
    cents: number,
    kind: OrderRow["kind"],
  ) => {
    const local = Temporal.Instant.fromEpochMilliseconds(at.getTime())
      .toZonedDateTimeISO(zone)
      .toPlainDateTime();
    const hash = createHash("md5").update(`${rows.length}`).digest("hex");
    const some = {
      quantity: "1",
      currency: null,
      product: null,
      name: null,
      email: null,
      class: "goods",
    } as const;
    const amount = (cents / 100).toFixed(2);
    rows.push({
      ...some,
      row: rows.length + 2,
      customer,
      order,
      at: local.toString({ fractionalSecondDigits: 3 }),
      unitPrice: amount,
      amount,
      sku,
      kind,
      zeroPrice: cents === 0,
      hash,
    });
  };
  for (const { who } of buyers) {
    for (const { ref, placedAt, cancelledAt, lines, returns } of who.orders) {
      for (const { article, quantity, unitCents } of lines)
        row(
          who.externalId,
          ref,
          placedAt,
          article.sku,
          quantity * unitCents,
          cancelledAt ? "cancellation" : "sale",
        );
      for (const back of returns) row(who.externalId, ref, back.at, "back", -back.cents, "return");
    }
  }
  return rows;
}
