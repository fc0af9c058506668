import { type RawBuilder, sql } from "kysely";
import { newId } from "#platform/ids";
import type { Lane } from "#platform/manifest";
import type { Tx } from "#platform/database";

/** Consequences of consequences: beyond this many steps from what a person did, a chain is a loop. */
const deepest = 8;

/**
 * Writes events once each, and for those that are new the outbox rows that make the pulse react, last.
 *
 * @param said a relation of (customer_id, profile_id, source_id, message_id, event_id, type, at, amount, currency, props,
 *   cause_id, depth)
 * @returns how many were new; the others had been written before
 */
export async function recordEvents(
  tx: Tx,
  workspaceId: string,
  said: RawBuilder<unknown>,
  lane: Lane,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ added: number }>`
    with said as materialized (${said}),
    added as (
      insert into identify.event (
        workspace_id, customer_id, source_id, message_id, event_id, profile_id, type, at, received_at, amount, currency,
        props, cause_id, depth
      )
      select ${workspaceId}::uuid, customer_id, source_id, message_id, event_id, profile_id, type, at,
        ${now}::timestamptz, amount, currency, props, cause_id, depth
      from said
      on conflict (workspace_id, customer_id, source_id, message_id) do nothing
      returning customer_id, event_id, type, at
    ),
    announced as (
      insert into platform.outbox (lane, bucket, workspace_id, customer_id, event_id, type)
      select ${lane}, get_byte(uuid_send(customer_id), 15), ${workspaceId}::uuid, customer_id, event_id, type
      from added
      order by at, event_id
    )
    select count(*) as added from added
  `.execute(tx);
  return rows[0]?.added ?? 0;
}

/** Something that Vínculo itself found out about a customer. */
export type Announcement = {
  readonly customerId: string;
  readonly type: string;
  readonly at: Date;
  readonly props: Readonly<Record<string, unknown>>;
  /** The event that led to it, and how many steps it stands from what a person did. */
  readonly causeId: string | null;
  readonly depth: number;
  /** Makes it one: the same id announced twice is written once. */
  readonly messageId: string;
};

/** Vínculo's own voice as a source of events: the nil UUID, in every workspace. */
export const ourselves = "00000000-0000-0000-0000-000000000000";

/** Records announcements as events on the customers' own first profile. Those beyond the greatest depth are dropped. */
export async function announce(
  tx: Tx,
  workspaceId: string,
  announcements: readonly Announcement[],
  now: Date,
): Promise<number> {
  const rows = announcements
    .filter((one) => one.depth <= deepest)
    .map((one) => ({
      customer_id: one.customerId,
      message_id: one.messageId,
      event_id: newId(now),
      type: one.type,
      at: one.at.toISOString(),
      props: one.props,
      cause_id: one.causeId,
      depth: one.depth,
    }));
  if (rows.length === 0) return 0;
  const said = sql`
    select customer_id, customer_id as profile_id, ${ourselves}::uuid as source_id, message_id, event_id, type, at,
      null::numeric as amount, null::text as currency, props, cause_id, depth
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one(
      customer_id uuid, message_id text, event_id uuid, type text, at timestamptz, props jsonb, cause_id uuid,
      depth smallint
    )`;
  return recordEvents(tx, workspaceId, said, "live", now);
}
