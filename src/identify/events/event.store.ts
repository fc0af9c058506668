import { type RawBuilder, sql } from "kysely";
import { newId } from "#platform/ids";
import type { Lane } from "#platform/manifest";
import type { Tx } from "#platform/database";

/** Consequences of consequences: beyond this many steps from what a person did, a chain is a loop. */
export const deepest = 8;

/**
 * How events are told. `past`: to nobody, and they count as received when they happened; that is for whole histories,
 * whose recorder brings up to date what follows from them (the pulse would take half an hour for a million customers).
 */
export type Telling = Lane | "past";

/**
 * Writes events once each, and for those that are new the outbox rows that make the pulse react, last.
 *
 * @param said a relation of (customer_id, profile_id, source_id, message_id, event_id, type, at, amount, currency, props,
 *   cause_id, depth)
 * @param lane `live` says: what is more than 24 hours late goes to bulk all the same
 * @returns how many were new; the others had been written before
 */
export async function recordEvents(
  tx: Tx,
  workspaceId: string,
  said: RawBuilder<unknown>,
  lane: Telling,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ added: number }>`
    ${written(workspaceId, said, lane, now, sql`do nothing`)}
    select count(*) as added from written
  `.execute(tx);
  return rows[0]?.added ?? 0;
}

/**
 * Writes the first events of customers who are new in this very transaction, told to nobody (`past`). Nothing of theirs can
 * stand already, so nothing is compared: that and the sorting were a third of a load of twenty million. Hand them over
 * customer by customer, which is how the key's index lies.
 *
 * @param said as for `recordEvents`; no two of one key
 * @returns how many they were
 */
export async function recordFirstEvents(
  tx: Tx,
  workspaceId: string,
  said: RawBuilder<unknown>,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into identify.event (
      workspace_id, customer_id, source_id, message_id, event_id, profile_id, type, at, received_at, amount, currency,
      props, cause_id, depth
    )
    select ${workspaceId}::uuid, customer_id, source_id, message_id, event_id, profile_id, type, at, at, amount, currency,
      props, cause_id, depth
    from (${said}) as said
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Writes events as `recordEvents` does; answers the ids (`event_id`) of those that were new. For a request's worth. */
export async function recordNewEvents(
  tx: Tx,
  workspaceId: string,
  said: RawBuilder<unknown>,
  lane: Lane,
  now: Date,
): Promise<Set<string>> {
  const { rows } = await sql<{ eventId: string }>`
    ${written(workspaceId, said, lane, now, sql`do nothing`)}
    select event_id as "eventId" from written
  `.execute(tx);
  return new Set(rows.map((row) => row.eventId));
}

/**
 * Writes events of facts that have versions: where the event stands, it now tells what `said` tells, under its first id.
 * The pulse hears of a changed one as `restatedAs`; what tells nothing new is left alone.
 *
 * @returns how many were new
 */
export async function restateEvents(
  tx: Tx,
  workspaceId: string,
  said: RawBuilder<unknown>,
  { lane, restatedAs, now }: { lane: Telling; restatedAs: string; now: Date },
): Promise<number> {
  const restate = sql`do update
      set at = excluded.at, amount = excluded.amount, currency = excluded.currency, props = excluded.props
      where (standing.at, standing.amount, standing.currency, standing.props)
        is distinct from (excluded.at, excluded.amount, excluded.currency, excluded.props)`;
  const { rows } = await sql<{ added: number }>`
    ${written(workspaceId, said, lane, now, restate, restatedAs)}
    select count(*) as added from written join said using (event_id)
  `.execute(tx);
  return rows[0]?.added ?? 0;
}

/** What is more than this late is history: it changes state and announces nothing. */
const late = 24 * 3_600_000;

/** Tells what is history from what happens now. */
export function isLate(at: Date, now: Date): boolean {
  return at.getTime() < now.getTime() - late;
}

/** The relations `said` and `written` (event_id, …), and the outbox rows; put what is asked of them behind. */
function written(
  workspaceId: string,
  said: RawBuilder<unknown>,
  lane: Telling,
  now: Date,
  onConflict: RawBuilder<unknown>,
  restatedAs = "",
): RawBuilder<unknown> {
  return sql`
    with said as materialized (${said}),
    written as (
      insert into identify.event as standing (
        workspace_id, customer_id, source_id, message_id, event_id, profile_id, type, at, received_at, amount, currency,
        props, cause_id, depth
      )
      select ${workspaceId}::uuid, customer_id, source_id, message_id, event_id, profile_id, type, at,
        ${lane === "past" ? sql`at` : sql`${now}::timestamptz`}, amount, currency, props, cause_id, depth
      from said
      order by customer_id, source_id, message_id
      on conflict (workspace_id, customer_id, source_id, message_id) ${onConflict}
      returning customer_id, event_id, type, at
    )
    ${lane === "past" ? sql`` : announced(workspaceId, lane, now, restatedAs)}`;
}

/** The outbox rows of what was written, after a comma. */
function announced(workspaceId: string, lane: Lane, now: Date, restatedAs: string): RawBuilder<unknown> {
  const since = new Date(now.getTime() - late);
  return sql`,
    announced as (
      insert into platform.outbox (lane, bucket, workspace_id, customer_id, event_id, type)
      select case when at < ${since}::timestamptz then 'bulk' else ${lane}::text end,
        get_byte(uuid_send(customer_id), 15), ${workspaceId}::uuid, customer_id, event_id,
        case
          when ${restatedAs} = '' or exists (select from said where said.event_id = written.event_id) then type
          else ${restatedAs}
        end
      from written
      order by at, event_id
    )`;
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
const ourselves = "00000000-0000-0000-0000-000000000000";

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
