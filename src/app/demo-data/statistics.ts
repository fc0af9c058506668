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
  await asOwner(database, `analyze ${tables.join(", ")}`);
}

/**
 * Leaves what was written as autovacuum would sooner or later: what waits for the inverted indexes is in them, and pages
 * that everybody may see say so, without which no index is read alone. The two largest tables, read by key, can wait for it.
 */
export async function tidy(database: Database): Promise<void> {
  const waiting = new Set(["identify.event", "identify.order_line", "identify.order_key"]);
  await asOwner(database, `vacuum (analyze) ${tables.filter((table) => !waiting.has(table)).join(", ")}`);
}

async function asOwner(database: Database, statement: string): Promise<void> {
  const owner = await database.dedicated("vinculo_owner");
  try {
    await owner.query(statement);
  } finally {
    await owner.end();
  }
}
