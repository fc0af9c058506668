import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { TimelineEntry } from "./events.contract.ts";

/** What is asked of a customer's timeline: entries before a place in it, of some types. */
export type TimelineAsked = {
  readonly workspaceId: string;
  readonly customerId: string;
  /** The newest instant to show, and among those of that instant the ids below. */
  readonly before: { readonly at: Date; readonly eventId: string } | null;
  /** Exact types and, for all of a noun, patterns of `like`; empty: all. */
  readonly types: readonly string[];
  readonly limit: number;
};

/** A customer's events, newest first. Amounts are exact text. */
export async function readTimeline(tx: Tx, asked: TimelineAsked): Promise<TimelineEntry[]> {
  const { workspaceId, customerId, before, types, limit } = asked;
  const older = before ? sql`and (at, event_id) < (${before.at}, ${before.eventId}::uuid)` : sql``;
  const some = types.length > 0 ? sql`and type like any(${types}::text[])` : sql``;
  const { rows } = await sql<TimelineEntry & { at: Date | string; receivedAt: Date | string }>`
    select event.event_id as "eventId", event.type, event.at, event.received_at as "receivedAt",
      trim_scale(event.amount)::text as amount, event.currency, event.props, event.cause_id as "causeId", event.depth,
      source.name as source
    from (
      select * from identify.event
      where workspace_id = ${workspaceId} and customer_id = ${customerId} ${older} ${some}
      order by at desc, event_id desc
      limit ${limit}
    ) as event
    left join identify.source on source.workspace_id = ${workspaceId} and source.source_id = event.source_id
    order by event.at desc, event.event_id desc
  `.execute(tx);
  return rows.map((row) => ({ ...row, at: iso(row.at), receivedAt: iso(row.receivedAt) }));
}

function iso(at: Date | string): string {
  return new Date(at).toISOString();
}
