import { sql } from "kysely";
import type { Tx } from "#platform/database";

/** How much of a customer one import says. */
export type Share = {
  readonly importId: string;
  readonly identities: number;
  readonly traits: number;
  readonly orders: number;
  readonly refunds: number;
  readonly events: number;
};

/** What stands on a customer by which import. */
export async function sharesOf(tx: Tx, workspaceId: string, customerId: string): Promise<Share[]> {
  const { rows } = await sql<Share>`
    select import_id as "importId",
      count(*) filter (where fact = 'identity') as identities,
      count(*) filter (where fact = 'trait') as traits,
      count(*) filter (where fact = 'order') as orders,
      count(*) filter (where fact = 'refund') as refunds,
      count(*) filter (where fact = 'event') as events
    from identify.import_claim
    where workspace_id = ${workspaceId} and customer_id = ${customerId}
    group by import_id
    order by import_id desc
  `.execute(tx);
  return rows;
}
