import { sql } from "kysely";
import { resolveIdentities } from "#identify/customers";
import type { OrderRow } from "#identify/files";
import { recordOrders } from "#identify/orders";
import { type Database, inEngine } from "#platform/database";
import type { Import } from "./job.ts";
import { stageDocuments, stageLines } from "./documents.store.ts";
import { analyzeTables } from "./load.ts";
import { stageRows } from "./staging.store.ts";

/** The steps of an import, in order, as progress tells them. */
export type ImportStep = "reading" | "resolving" | "recording";

/**
 * Reads order rows into the record: staged by COPY, resolved, then written by the statements that every order goes
 * through. Imports are bulk: they change state and announce nothing.
 */
export async function importOrders(
  database: Database,
  job: Import,
  rows: AsyncIterable<OrderRow[]>,
  onStep: (step: ImportStep) => void = () => undefined,
): Promise<void> {
  onStep("reading");
  const client = await database.dedicated("vinculo_engine");
  try {
    await stageRows(client, job, rows);
  } finally {
    await client.end();
  }
  await analyzeTables(database, "staged_row");
  onStep("resolving");
  await inEngine(database, async (tx) => {
    await resolveIdentities(tx, job.workspaceId, staged(job), job.now);
    await stageLines(tx, job);
  });
  await analyzeTables(database, "staged_line", "identity", "profile");
  await inEngine(database, (tx) => stageDocuments(tx, job));
  await analyzeTables(database, "staged_document");
  onStep("recording");
  await inEngine(database, (tx) =>
    recordOrders(tx, { ...job, lane: "bulk" }, { documents: documents(job), lines: lines(job) }),
  );
  await analyzeTables(database, "customer", "customer_order", "order_refund", "order_line", "event");
}

function staged(job: Import) {
  return sql`
    select 'external' as kind, customer_ref as value_norm, customer_ref as value_raw, min(row_id::text)::uuid as new_id
    from identify.staged_row
    where workspace_id = ${job.workspaceId} and import_id = ${job.importId} and customer_ref is not null
    group by customer_ref`;
}

function documents(job: Import) {
  return sql`
    select kind, ref, order_ref, event_id, profile_id, customer_id, at, cancelled_at, currency, total, home_total,
      updated_at, content_hash
    from identify.staged_document
    where workspace_id = ${job.workspaceId} and import_id = ${job.importId}`;
}

function lines(job: Import) {
  return sql`
    select ref, line_no, sku, product, quantity, unit_price, round(amount, 4) as amount
    from identify.staged_line
    where workspace_id = ${job.workspaceId} and import_id = ${job.importId}`;
}
