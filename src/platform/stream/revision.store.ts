import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { Lane } from "#platform/manifest";

/** How many rows share the counting of one lane. */
const parts = 256;

/** How often a workspace's facts have changed, by lane. */
export type Revision = { readonly live: number; readonly bulk: number };

/**
 * Counts a change of facts, in the transaction that makes it: call it last, wherever something is written that figures
 * are worked out from. Each connection has a part of its own, or shares it with one in 256, so that transactions do not
 * wait for each other: the row's lock is held until the transaction ends. In lane `bulk` it says that nothing happened
 * with anybody just now.
 */
export async function countChange(tx: Tx, workspaceId: string, lane: Lane = "live"): Promise<void> {
  const first = lane === "bulk" ? parts : 0;
  await sql`
    insert into platform.revision as standing (workspace_id, part, changes)
    values (${workspaceId}, ${first}::int + pg_backend_pid() % ${parts}::int, 1)
    on conflict (workspace_id, part) do update set changes = standing.changes + 1
  `.execute(tx);
}

/**
 * The revision that a statement beginning now sees. Read it *before* the facts: what is then worked out is of this
 * revision or a later one, so it may be thrown away without need and never passes for newer than it is.
 */
export async function revisionOf(tx: Tx, workspaceId: string): Promise<Revision> {
  const { rows } = await sql<Revision>`
    select coalesce(sum(changes) filter (where part < ${parts}), 0)::float8 as live,
      coalesce(sum(changes) filter (where part >= ${parts}), 0)::float8 as bulk
    from platform.revision
    where workspace_id = ${workspaceId}
  `.execute(tx);
  return rows[0] ?? { live: 0, bulk: 0 };
}
