import { sql } from "kysely";
import type { Tx } from "#platform/database";
import { newId } from "#platform/ids";

/** One change, as the audit keeps it. */
export type Change = {
  readonly workspaceId: string;
  /** A user's or a key's id; `init` for the command line. */
  readonly actor: string;
  readonly actorKind: "user" | "key" | "command";
  /** `noun.past_verb`. */
  readonly action: string;
  /** An id or a name, never a customer's data. */
  readonly subject: string;
  readonly details?: Readonly<Record<string, unknown>>;
};

/** Notes a change, in the transaction that makes it. */
export async function recordChange(tx: Tx, change: Change, now: Date): Promise<void> {
  const { workspaceId, actor, actorKind, action, subject, details = {} } = change;
  await sql`
    insert into access.audit (workspace_id, audit_id, at, actor, actor_kind, action, subject, details)
    values (${workspaceId}, ${newId(now)}, ${now}, ${actor}, ${actorKind}, ${action}, ${subject},
      ${JSON.stringify(details)}::jsonb)
  `.execute(tx);
}

/** A change as it is read back. */
export type Recorded = Omit<Change, "workspaceId"> & { readonly auditId: string; readonly at: Date };

/** A workspace's changes, the latest first; `after` is the last `auditId` of the page before. */
export async function readChanges(
  tx: Tx,
  workspaceId: string,
  { limit, after }: { limit: number; after: string | null },
): Promise<Recorded[]> {
  const { rows } = await sql<Recorded>`
    select audit_id as "auditId", at, actor, actor_kind as "actorKind", action, subject, details
    from access.audit
    where workspace_id = ${workspaceId} and (${after}::uuid is null or audit_id < ${after}::uuid)
    order by audit_id desc
    limit ${limit}
  `.execute(tx);
  return rows;
}
