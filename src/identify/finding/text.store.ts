import { sql } from "kysely";
import type { Tx } from "#platform/database";

/** Whether words can be looked for anywhere in what customers are known by; a server may lack pg_trgm. */
export async function hasTrigrams(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select to_regclass('identify.customer_search_by_words') is not null as found
  `.execute(tx);
  return rows[0]?.found ?? false;
}
