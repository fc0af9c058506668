import { sql } from "kysely";
import type { OrderRow } from "#identify/files";
import { type Database, inEngine, type Tx } from "#platform/database";
import { stageLines } from "./documents.store.ts";
import type { OrderLoad } from "./job.ts";
import { stageRows } from "./staging.store.ts";

/**
 * Stages a whole order file, in place of what was staged of it before: by COPY, then each row with its document. The tables
 * are unlogged, a crash of the database empties them: see `countStaged`.
 *
 * @returns how many rows are staged, and the line where the last document begins
 */
export async function stageOrders(
  database: Database,
  load: OrderLoad,
  rows: AsyncIterable<OrderRow[]>,
): Promise<{ readonly rows: number; readonly last: number }> {
  await inEngine(database, (tx) => forgetStaged(tx, load));
  const client = await database.dedicated("vinculo_engine");
  try {
    await stageRows(client, load, rows);
  } finally {
    await client.end();
  }
  await analyzeTables(database, "staged_row");
  await inEngine(database, (tx) => stageLines(tx, load));
  await analyzeTables(database, "staged_line");
  return inEngine(database, (tx) => countStaged(tx, load));
}

/** Tells the planner what was just written: without it, it joins a million lines row by row. Only an owner may. */
export async function analyzeTables(database: Database, ...tables: readonly string[]): Promise<void> {
  const owner = await database.dedicated("vinculo_owner");
  try {
    for (const table of tables) await owner.query(`analyze identify.${table}`);
  } finally {
    await owner.end();
  }
}

type Staged = Pick<OrderLoad, "workspaceId" | "importId">;

/** How many rows of a file are staged (fewer than there were: it must be staged again), and where its last document begins. */
export async function countStaged(
  tx: Tx,
  { workspaceId, importId }: Staged,
): Promise<{ readonly rows: number; readonly last: number }> {
  const { rows } = await sql<{ rows: number; last: number }>`
    select
      (select count(*) from identify.staged_row
        where workspace_id = ${workspaceId} and import_id = ${importId}) as rows,
      (select coalesce(max(first_row), 0) from identify.staged_line
        where workspace_id = ${workspaceId} and import_id = ${importId}) as last
  `.execute(tx);
  return rows[0] ?? { rows: 0, last: 0 };
}

/** Forgets the staged rows of a file. */
export async function forgetStaged(tx: Tx, { workspaceId, importId }: Staged): Promise<void> {
  await sql`
    delete from identify.staged_row where workspace_id = ${workspaceId} and import_id = ${importId}
  `.execute(tx);
  await sql`
    delete from identify.staged_line where workspace_id = ${workspaceId} and import_id = ${importId}
  `.execute(tx);
  await sql`
    delete from identify.staged_document where workspace_id = ${workspaceId} and import_id = ${importId}
  `.execute(tx);
}
