import { keepRefused, type RefusedRow, type LoadPlan } from "#identify/loads";
import { isShared } from "#identify/customers";
import { type OrderRow, recordsOf, RowReader, type UnderstoodFile } from "#identify/files";
import { readEmail, readPhone } from "#identify/national";
import type { RawRecord } from "#identify/tables";
import { type Database, inEngine } from "#platform/database";
import { isRefusal } from "#platform/refusals";
import { Pace, type teller } from "./pace.ts";
import type { Begun } from "./portion.ts";

/** Thrown where somebody wants the reading to stop. */
export class Stopped extends Error {}

/** Rows a batch, as in `readOrderRows`. */
const batchSize = 1_000;

/**
 * An order file's rows, in batches. What cannot be read, or names nobody, is kept with its reason; rows that name nobody
 * are handed over all the same, for they count in what a file says as a whole.
 */
export async function* readOrders(
  database: Database,
  load: Begun,
  file: UnderstoodFile,
  { tell, wanted }: ReturnType<typeof teller>,
  upTo: number,
): AsyncGenerator<OrderRow[]> {
  const reader = new RowReader(file.plan, file.understanding.allColumns);
  const pace = new Pace("reading", 0, load.rowCount, 0, upTo);
  const plan = load.plan as Extract<LoadPlan, { of: "orders" }>;
  let refused: RefusedRow[] = [];
  let batch: OrderRow[] = [];
  let read = 0;
  const flush = async (): Promise<void> => {
    const some = refused;
    refused = [];
    await inEngine(database, (tx) => keepRefused(tx, load, some));
  };
  for await (const records of recordsOf(file)) {
    for (const record of records) {
      read += 1;
      const row = reader.read(record);
      if (isRefusal(row)) {
        refused.push({ row: record.row, id: row.id, params: row.params, fields: record.fields });
        continue;
      }
      batch.push(addressed(row, record, plan.customerIs, load.country, refused));
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
    if (refused.length >= batchSize) await flush();
    await tell(pace.at(read));
    if (wanted()) throw new Stopped();
  }
  if (batch.length > 0) yield batch;
  await flush();
}

/** The row with its customer's name as it is compared; nobody's where it has none that stands for somebody. */
function addressed(
  row: OrderRow,
  record: RawRecord,
  customerIs: "external" | "email" | "phone",
  country: string | null,
  refused: RefusedRow[],
): OrderRow {
  const refuse = (id: string, value = ""): OrderRow => {
    refused.push({ row: record.row, id, params: { value }, fields: record.fields });
    return { ...row, customer: null };
  };
  const { customer } = row;
  if (customer === null) return refuse("row.customer_missing");
  // It is left as it is: staging tells shared ones from missing ones.
  if (isShared(customer)) {
    refuse("row.customer_shared", customer);
    return row;
  }
  if (customer.length > 400) return refuse("row.customer_too_long");
  if (customerIs === "external") return row;
  const name = customerIs === "email" ? readEmail(customer) : readPhone(customer, { country });
  return isRefusal(name)
    ? refuse(`row.customer_no_${customerIs}`, customer)
    : { ...row, customer: name.value };
}
