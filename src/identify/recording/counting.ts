import { noCounts, type Load, reasonsOf } from "#identify/loads";
import type { ImportCounts } from "#identify/imports";
import type { Tx } from "#platform/database";

/** Adds what a portion of rows became. */
export function plus(
  counts: ImportCounts | null,
  some: Pick<ImportCounts, "new" | "changed" | "unchanged" | "newCustomers">,
): ImportCounts {
  const before = counts ?? noCounts;
  return {
    ...before,
    new: before.new + some.new,
    changed: before.changed + some.changed,
    unchanged: before.unchanged + some.unchanged,
    newCustomers: before.newCustomers + some.newCustomers,
  };
}

/** An import's counts with the rows that were refused, by reason. */
export async function countAlike(tx: Tx, load: Load): Promise<Pick<Load, "counts" | "reasons">> {
  const { reasons, refused } = await reasonsOf(tx, load);
  return { counts: { ...(load.counts ?? noCounts), rows: load.rowCount, refused }, reasons };
}
