import { sql } from "kysely";
import { manifest as customers } from "#identify/customers";
import { manifest as intake } from "#identify/intake";
import { manifest as national } from "#identify/national";
import { fixedClock } from "#platform/clock";
import type { Database } from "#platform/database";
import { type ApiCaller, apiCaller, newWorkspace } from "#test/api";
import { words } from "./events.words.ts";

export const now = new Date("2026-03-01T08:00:00Z");

export type Taken = {
  accepted: number;
  duplicates: number;
  refused: { index: number; path?: string; detail: string }[];
};

/** A caller of a workspace of its own. */
export async function api(database: Database): Promise<ApiCaller> {
  const spoken = [words, customers.words, intake.words, national.words];
  return apiCaller(database, await newWorkspace(database, now), fixedClock(now), spoken);
}

let counter = 0;

/** An event of a minute ago, with a message id of its own. */
export function event(identities: unknown, some: Record<string, unknown> = {}): Record<string, unknown> {
  counter += 1;
  return { messageId: `m${counter}`, type: "page.viewed", at: "2026-03-01T07:59:00Z", identities, ...some };
}

/** identity → customer, as the record has it. */
export async function whose(database: Database, workspaceId: string): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string; customer: string }>`
    select kind || ':' || value_norm as name, customer_id as customer
    from identify.identity join identify.profile using (workspace_id, profile_id)
    where workspace_id = ${workspaceId}
  `.execute(database.engine);
  return Object.fromEntries(rows.map((row) => [row.name, row.customer]));
}
