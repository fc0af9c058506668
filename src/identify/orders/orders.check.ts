import { sql } from "kysely";
import type { DoctorCheck } from "#platform/doctor";

/** Counts that customers carry are rebuilt from their orders; where they differ, a fact was written past the record. */
export const countsAgree: DoctorCheck = async ({ database }) => {
  if (!database) return { state: "skipped", id: "doctor.counts_skipped" };
  const { rows: tables } = await sql<{ found: boolean }>`
    select to_regclass('identify.customer_order') is not null as found
  `.execute(database.engine);
  if (!tables[0]?.found) return { state: "skipped", id: "doctor.counts_skipped" };
  const { rows } = await sql<{ orders: number; different: number }>`
    with counted as (
      select workspace_id, customer_id, count(*) as orders
      from identify.customer_order
      where cancelled_at is null
      group by workspace_id, customer_id
    )
    select coalesce(sum(counted.orders), 0)::bigint as orders,
      count(*) filter (where coalesce(counted.orders, 0) <> coalesce(customer.order_count, 0)) as different
    from counted
    full join identify.customer using (workspace_id, customer_id)
  `.execute(database.engine);
  const { orders = 0, different = 0 } = rows[0] ?? {};
  return different === 0
    ? { state: "well", id: "doctor.counts", params: { orders } }
    : { state: "wrong", id: "doctor.counts_differ", params: { different } };
};
