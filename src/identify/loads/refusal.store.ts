import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { Load, Reason } from "./load.store.ts";

/** A row that was not taken. */
export type RefusedRow = {
  readonly row: number;
  readonly id: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Its cells as they stand in the file. */
  readonly fields: readonly string[];
};

type Which = Pick<Load, "workspaceId" | "importId">;

/** Keeps refused rows for whoever downloads them. */
export async function keepRefused(
  tx: Tx,
  { workspaceId, importId }: Which,
  refused: readonly RefusedRow[],
): Promise<void> {
  if (refused.length === 0) return;
  await sql`
    insert into identify.import_refusal (workspace_id, import_id, row_no, reason, params, raw)
    select ${workspaceId}::uuid, ${importId}::uuid, row_no, reason, params::jsonb, raw
    from unnest(${refused.map((one) => one.row)}::bigint[], ${refused.map((one) => one.id)}::text[],
      ${refused.map((one) => JSON.stringify(one.params).replaceAll("\\u0000", ""))}::text[],
      ${refused.map((one) => csvLine(one.fields))}::text[]) as refused(row_no, reason, params, raw)
  `.execute(tx);
}

/** Forgets the refused rows of an import, before they are found again. */
export async function forgetRefused(tx: Tx, { workspaceId, importId }: Which): Promise<void> {
  await sql`
    delete from identify.import_refusal where workspace_id = ${workspaceId} and import_id = ${importId}
  `.execute(tx);
}

/** Refused rows by reason, the commonest first, and how many rows they are. */
export async function reasonsOf(
  tx: Tx,
  { workspaceId, importId }: Which,
): Promise<{ reasons: Reason[]; refused: number }> {
  const { rows } = await sql<Reason>`
    select reason as id, (array_agg(params order by row_no))[1] as params, count(*) as rows,
      to_jsonb((array_agg(row_no order by row_no))[1:5]) as examples
    from identify.import_refusal
    where workspace_id = ${workspaceId} and import_id = ${importId}
    group by reason
    order by count(*) desc, reason
  `.execute(tx);
  return { reasons: rows, refused: rows.reduce((sum, one) => sum + one.rows, 0) };
}

export type Kept = Omit<RefusedRow, "fields"> & { readonly raw: string };

/** Refused rows in the order of the file, after a line. */
export async function refusedAfter(
  tx: Tx,
  { workspaceId, importId }: Which,
  after: number,
  limit: number,
): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select row_no as row, reason as id, params, raw
    from identify.import_refusal
    where workspace_id = ${workspaceId} and import_id = ${importId} and row_no > ${after}
    order by row_no
    limit ${limit}
  `.execute(tx);
  return rows;
}

/** One line of CSV (RFC 4180), without its end. */
export function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => csvCell(cell.replaceAll("\u0000", ""))).join(",");
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
