import fc from "fast-check";
import { sql } from "kysely";
import { insertWorkspace } from "#access/workspaces";
import { dateIn, endOfDay } from "#platform/clock";
import { type Database, inEngine } from "#platform/database";
import { newId } from "#platform/ids";

/** What happened in a small business, as its record has it. Customers are numbered from 0; dates are YYYY-MM-DD. */
export type History = {
  readonly zone: string;
  readonly customers: number;
  readonly sales: readonly Sale[];
  readonly returns: readonly Return[];
  readonly partners: readonly Partner[];
};
export type Sale = {
  readonly customer: number;
  readonly at: Date;
  /** Exact decimal; null where there was no exchange rate. */
  readonly value: string | null;
  readonly cancelled: Date | null;
};
export type Return = { readonly customer: number; readonly at: Date; readonly value: string | null };
export type Partner = { readonly customer: number; readonly from: string; readonly until: string | null };

const zones = [
  "UTC",
  "America/Bogota",
  "Europe/Madrid",
  "Asia/Kolkata",
  "America/Santiago",
  "Pacific/Auckland",
];
const start = Date.UTC(2023, 0, 1);

/** A date within three years of 2023-01-01; half of them fall within a few weeks, so that ties and edges happen. */
export const someDate = fc
  .oneof(fc.nat(40), fc.nat(400), fc.nat(1000), fc.constantFrom(58, 59, 89, 90, 364, 365, 424))
  .map((day) => new Date(start + day * 86_400_000).toISOString().slice(0, 10));

/** Few customers, few distinct values, days that coincide, instants on both sides of midnight. */
export const someHistory: fc.Arbitrary<History> = fc
  .record({ zone: fc.constantFrom(...zones), customers: fc.integer({ min: 0, max: 9 }) })
  .chain(({ zone, customers }) => {
    const customer = fc.nat(Math.max(customers - 1, 0));
    const length = customers === 0 ? 0 : 45;
    const at = fc
      .tuple(someDate, fc.constantFrom(-86_399_999, -43_200_000, -3_600_000, -1, 0, 1, 3_600_000))
      .map(([date, offset]) => new Date(endOfDay(zone, date).getTime() + offset));
    const value = fc.oneof(
      fc.constantFrom("0", "10", "10.0000", "25.5", "-3", "0.1", "0.2", null),
      fc
        .integer({ min: -50_000, max: 2_000_000 })
        .map((tenThousandths) => (tenThousandths / 10_000).toFixed(4)),
    );
    const rarely = <T>(one: fc.Arbitrary<T>) => fc.option(one, { freq: 6 });
    const sale = fc.record({
      customer,
      at,
      value,
      cancelled: fc.oneof(fc.constant(null), fc.constant(null), rarely(at)),
    });
    const partner = fc
      .record({ customer, from: someDate, until: fc.option(someDate) })
      .map((one) => (one.until !== null && one.until <= one.from ? { ...one, until: null } : one));
    return fc.record({
      zone: fc.constant(zone),
      customers: fc.constant(customers),
      sales: fc.array(sale, { maxLength: length, size: "max" }),
      returns: fc.array(fc.record({ customer, at, value }), { maxLength: Math.min(length, 8) }),
      partners: fc.uniqueArray(partner, { maxLength: Math.min(length, 2), selector: (one) => one.customer }),
    });
  });

/** The dates of a history at which something changes, to ask at besides random ones. */
export function eventful(history: History): string[] {
  return [...history.sales, ...history.returns].map(({ at }) => dateIn(history.zone, at));
}

/** The id of a history's customer: the same in every workspace, so that a statement that forgets one finds too much. */
export function customerId(customer: number): string {
  return `00000000-0000-7000-8000-${customer.toString(16).padStart(12, "0")}`;
}

/** Writes a history into a workspace of its own and returns the workspace's id. */
export async function writeHistory(database: Database, history: History): Promise<string> {
  const now = new Date("2027-01-01T00:00:00Z");
  const workspaceId = newId(now);
  await inEngine(database, async (tx) => {
    await insertWorkspace(tx, { workspaceId, name: "History", zone: history.zone, currency: null }, now);
    // One more was merged into another: they are counted nowhere.
    await sql`
      insert into identify.customer (workspace_id, customer_id, merged_into, created_at, updated_at)
      select ${workspaceId}, ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid,
        case when i = ${history.customers} then ${customerId(0)}::uuid end, ${now}, ${now}
      from generate_series(0, ${history.customers}) as i
    `.execute(tx);
    await sql`
      insert into identify.customer_order (workspace_id, customer_id, source_id, order_ref, profile_id, placed_at,
        cancelled_at, total, home_total, updated_at, content_hash)
      select ${workspaceId}, id, id, 'order ' || place, id, at, cancelled, coalesce(value, 1), value, ${now}, ''
      from jsonb_to_recordset(${rows(history.sales)}::jsonb)
        as sale(id uuid, place int, at timestamptz, value numeric, cancelled timestamptz)
    `.execute(tx);
    await sql`
      insert into identify.order_refund (workspace_id, customer_id, source_id, refund_ref, profile_id, refunded_at,
        amount, home_amount, updated_at, content_hash)
      select ${workspaceId}, id, id, 'return ' || place, id, at, coalesce(value, 1), value, ${now}, ''
      from jsonb_to_recordset(${rows(history.returns)}::jsonb) as return(id uuid, place int, at timestamptz, value numeric)
    `.execute(tx);
    await sql`
      insert into differentiate.partner (workspace_id, customer_id, from_date, until_date)
      select ${workspaceId}, id, "from", until
      from jsonb_to_recordset(${rows(history.partners)}::jsonb) as partner(id uuid, "from" date, until date)
    `.execute(tx);
  });
  return workspaceId;
}

function rows(things: readonly { customer: number }[]): string {
  return JSON.stringify(things.map((thing, place) => ({ ...thing, place, id: customerId(thing.customer) })));
}
