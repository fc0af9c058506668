import { sql } from "kysely";
import { askRecount } from "#identify/recounts";
import type { Tx } from "#platform/database";
import type { ChangeSet } from "#platform/manifest";
import { saidChannel } from "./said_channel.sql.ts";

/** The count's name among those that can be found again. */
export const what = "touchpoints";

/** Every so many entries the days with many of them are folded: a day then has one for each type and channel. */
const often = 512;
const many = 128;

/** Adds what the pulse tells of to the counts of its days. An event whose fact has changed asks for a recount. */
export async function countEvents({ tx, workspaceId, changes }: ChangeSet): Promise<void> {
  const { rows } = await sql<{ entry: string }>`
    insert into identify.touch_count (workspace_id, day, type, channel, events)
    select ${workspaceId}::uuid, (event.at at time zone workspace.zone)::date, event.type,
      ${saidChannel(sql`event.props`)}, count(*)
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as told("customerId" uuid, "eventId" uuid, type text)
    join identify.event on event.workspace_id = ${workspaceId} and event.customer_id = told."customerId"
      and event.event_id = told."eventId" and event.type = told.type
    join access.workspace on workspace.workspace_id = ${workspaceId}
    group by 2, 3, 4
    returning entry
  `.execute(tx);
  const last = Number(rows.at(-1)?.entry ?? 0);
  if (last % often < rows.length) await fold(tx, workspaceId);
  if (changes.some(({ type }) => restated.has(type))) await askRecount(tx, workspaceId, what);
}

/** The pulse hears these names of an event that stood already and may now be of another day, or gone. */
const restated: ReadonlySet<string> = new Set(["order.updated", "order.repriced"]);

/** Puts the entries of a crowded day together, unless somebody else is at it. What is added meanwhile stays as it is. */
async function fold(tx: Tx, workspaceId: string): Promise<void> {
  if (!(await claim(tx, workspaceId, "try"))) return;
  await sql`
    with crowded as (
      select day from identify.touch_count where workspace_id = ${workspaceId} group by day having count(*) > ${many}
    ),
    taken as (
      delete from identify.touch_count
      where workspace_id = ${workspaceId} and day in (select day from crowded)
      returning day, type, channel, events
    )
    insert into identify.touch_count (workspace_id, day, type, channel, events)
    select ${workspaceId}::uuid, day, type, channel, sum(events) from taken group by day, type, channel
  `.execute(tx);
}

/**
 * Finds the counts from all events. One statement sees one moment: those events that the pulse has not told of yet are
 * left to it, and exactly the entries of that moment are replaced. So nothing is counted twice or missed, and nobody waits.
 */
export async function recountEvents(
  tx: Tx,
  { workspaceId, zone }: { readonly workspaceId: string; readonly zone: string },
): Promise<void> {
  await claim(tx, workspaceId, "wait");
  await sql`
    with untold as materialized (
      select event_id, type from platform.outbox where workspace_id = ${workspaceId}
      union all
      select event_id, type from platform.parked where workspace_id = ${workspaceId} and subscriber = ${what}
    ),
    counted as (
      select (at at time zone ${zone})::date as day, type, ${saidChannel(sql`props`)} as channel, count(*) as events
      from identify.event
      where workspace_id = ${workspaceId}
        and not exists (select from untold where untold.event_id = event.event_id and untold.type = event.type)
      group by 1, 2, 3
    ),
    replaced as (delete from identify.touch_count where workspace_id = ${workspaceId})
    insert into identify.touch_count (workspace_id, day, type, channel, events)
    select ${workspaceId}::uuid, day, type, channel, events from counted
  `.execute(tx);
}

/** Folding and recounting exclude each other until the transaction ends. */
async function claim(tx: Tx, workspaceId: string, how: "try" | "wait"): Promise<boolean> {
  if (how === "wait") {
    await sql`select pg_advisory_xact_lock(${locks}, hashtext(${workspaceId}))`.execute(tx);
    return true;
  }
  const { rows } = await sql<{ claimed: boolean }>`
    select pg_try_advisory_xact_lock(${locks}, hashtext(${workspaceId})) as claimed
  `.execute(tx);
  return rows[0]?.claimed ?? false;
}

/** The space of these advisory locks (an arbitrary constant of ours). */
const locks = 7325;
