import type { Progress, RawRecord } from "#identify/tables";
import { isRefusal, Refused } from "#platform/refusals";
import type { Refusal } from "#platform/refusals";
import { RowReader } from "./rows.ts";
import type { OrderRow } from "./rows.ts";
import { recordsOf } from "./scan.ts";
import { names, ReasonCount } from "./understand.ts";
import type { UnderstoodFile } from "./understand.ts";

export type ReadOptions = {
  onProgress?: Progress;
  /** Gets every row that could not be read; `row` is the physical line where it begins. */
  onRejected?: (refusal: Refusal, record: RawRecord) => void;
};

/** Rows a batch: enough for one COPY or one insert. With 2,000 rows outlive V8's young generation: 100 MB more, and slower. */
const BATCH = 1_000;

/**
 * Pass 2: the file's rows in batches, read as pass 1 decided. Throws Refused(file.no_readable_rows) at the end where
 * not one row could be read, and Refused(file.gzip_broken | file.unreadable) where the file fails under way.
 */
export async function* readOrderRows(
  file: UnderstoodFile,
  options: ReadOptions = {},
): AsyncGenerator<OrderRow[]> {
  const reader = new RowReader(file.plan, names(file));
  const reasons = new ReasonCount();
  let accepted = 0;
  let batch: OrderRow[] = [];
  for await (const records of recordsOf(file, options.onProgress)) {
    for (const record of records) {
      const row = reader.read(record);
      if (isRefusal(row)) {
        reasons.add(row);
        options.onRejected?.(row, record);
        continue;
      }
      accepted += 1;
      batch.push(row);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
  if (accepted === 0) throw new Refused(reasons.refusal(file.path));
}
