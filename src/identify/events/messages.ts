import { sql } from "kysely";
import { recordTraits, resolve, type Person, type Trait } from "#identify/customers";
import { sourcesOf } from "#identify/sources";
import type { Tx } from "#platform/database";
import { newId } from "#platform/ids";
import type { Message } from "./event.item.ts";
import { recordNewEvents } from "./event.store.ts";

/** How many messages were new; the others had come before. */
export type Taken = { readonly accepted: number; readonly duplicates: number };

/** Takes messages into the record: who they are about, that they happened, and what they say of the person. */
export async function takeMessages(
  tx: Tx,
  workspaceId: string,
  messages: readonly Message[],
  now: Date,
): Promise<Taken> {
  if (messages.length === 0) return { accepted: 0, duplicates: 0 };
  const sources = await sourcesOf(
    tx,
    workspaceId,
    messages.map((one) => one.source),
    now,
  );
  const addressed = messages.map((message) => ({
    ...message,
    messageId: message.messageId ?? newId(now),
    sourceId: sources.get(message.source) ?? "",
    eventId: newId(now),
  }));
  const once = [
    ...new Map(addressed.toReversed().map((one) => [`${one.sourceId}:${one.messageId}`, one])).values(),
  ];
  const asked = once.toReversed();
  const { people } = await resolve(tx, workspaceId, asked, now);
  const about = asked.flatMap((message, at) => (people[at] ? [{ ...message, ...people[at] }] : []));
  const added = await recordNewEvents(tx, workspaceId, relationOf(about), "live", now);
  const fresh = about.filter((one) => added.has(one.eventId));
  await recordTraits(tx, workspaceId, fresh.flatMap(traitsOf), now);
  return { accepted: fresh.length, duplicates: messages.length - fresh.length };
}

type Addressed = Message & Person & { messageId: string; sourceId: string; eventId: string };

function relationOf(messages: readonly Addressed[]) {
  const rows = messages.map((one) => ({
    customer_id: one.customerId,
    profile_id: one.profileId,
    source_id: one.sourceId,
    message_id: one.messageId,
    event_id: one.eventId,
    type: one.type,
    at: one.at,
    amount: one.amount,
    currency: one.currency,
    props: one.props,
    cause_id: one.causeId,
    depth: one.depth,
  }));
  return sql`
    select *
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one(
      customer_id uuid, profile_id uuid, source_id uuid, message_id text, event_id uuid, type text, at timestamptz,
      amount numeric, currency text, props jsonb, cause_id uuid, depth smallint
    )`;
}

function traitsOf(message: Addressed): Trait[] {
  const { customerId, at, sourceId: by, messageId } = message;
  return Object.entries(message.traits).map(([name, value]) => ({
    customerId,
    name,
    value,
    at,
    by,
    messageId,
  }));
}
