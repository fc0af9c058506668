import type { Database } from "#platform/database";

/** What a load writes to. */
const tables = [
  "identify.customer",
  "identify.customer_search",
  "identify.profile",
  "identify.identity",
  "identify.order_key",
  "identify.customer_order",
  "identify.order_line",
  "identify.order_refund",
  "identify.event",
];

/** Tells the planner what was written, before the first question is asked of it. Only an owner may. */
export async function refreshStatistics(database: Database): Promise<void> {
  const owner = await database.dedicated("vinculo_owner");
  try {
    await owner.query(`analyze ${tables.join(", ")}`);
  } finally {
    await owner.end();
  }
}
