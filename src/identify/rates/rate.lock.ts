import { sql } from "kysely";
import type { Tx } from "#platform/database";

/** The space of the advisory locks on a workspace's rates (an arbitrary constant of ours). */
const space = 7319;

/**
 * Holds a workspace's rates until the transaction ends: many may price by them at a time (`shared`), one may change them
 * and price again (`alone`). Without it an order on its way in would be priced by rates that are none any more, and missed
 * by the pricing that they caused. Take it before any other lock.
 */
export async function holdRates(tx: Tx, workspaceId: string, how: "shared" | "alone"): Promise<void> {
  const key = Number.parseInt(workspaceId.slice(-8), 16) | 0;
  await (
    how === "shared"
      ? sql`select pg_advisory_xact_lock_shared(${space}::int, ${key}::int)`
      : sql`select pg_advisory_xact_lock(${space}::int, ${key}::int)`
  ).execute(tx);
}
