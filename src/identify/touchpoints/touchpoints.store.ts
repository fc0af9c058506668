import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { Channel, Phase, TouchpointChange } from "./touchpoints.contract.ts";

/** What a workspace has said of a type. */
export type Said = {
  readonly type: string;
  readonly nameEs: string | null;
  readonly nameEn: string | null;
  readonly channel: Channel;
  readonly phase: Phase;
  readonly ownChannel: boolean;
  readonly hidden: boolean;
  readonly version: number;
};

const columns = sql.raw(
  `type, name_es as "nameEs", name_en as "nameEn", channel, phase, own_channel as "ownChannel", hidden, version`,
);

/** Everything that a workspace has said of its event types. */
export async function readSaid(tx: Tx, workspaceId: string): Promise<Said[]> {
  const { rows } = await sql<Said>`
    select ${columns} from identify.touchpoint where workspace_id = ${workspaceId}
  `.execute(tx);
  return rows;
}

/** What a workspace has said of one type, or null. */
export async function readOneSaid(tx: Tx, workspaceId: string, type: string): Promise<Said | null> {
  const { rows } = await sql<Said>`
    select ${columns} from identify.touchpoint where workspace_id = ${workspaceId} and type = ${type}
  `.execute(tx);
  return rows[0] ?? null;
}

/** Events of a type and the channel that they said themselves, in a period and ever. */
export type Volume = { readonly type: string; readonly channel: string; readonly events: number };

/** How many events of each type and said channel there were from day to day; every type ever seen has a row. */
export async function readVolumes(
  tx: Tx,
  workspaceId: string,
  { from, to }: { from: string; to: string },
): Promise<Volume[]> {
  const { rows } = await sql<Volume>`
    select type, channel, coalesce(sum(events) filter (where day between ${from}::date and ${to}::date), 0)::float8 as events
    from identify.touch_count
    where workspace_id = ${workspaceId}
    group by type, channel
  `.execute(tx);
  return rows;
}

/** Keeps what is said of a type in place of version `read` (0: nothing yet); null where another stands. */
export async function saveSaid(
  tx: Tx,
  { workspaceId, type }: { workspaceId: string; type: string },
  { names, channel, phase, ownChannel, hidden }: TouchpointChange,
  read: number,
  now: Date,
): Promise<Said | null> {
  const { rows } = await sql<Said>`
    insert into identify.touchpoint as standing (
      workspace_id, type, name_es, name_en, channel, phase, own_channel, hidden, version, updated_at
    )
    select ${workspaceId}::uuid, ${type}, ${names.es}, ${names.en}, ${channel}, ${phase}, ${ownChannel}::boolean,
      ${hidden}::boolean, ${read}::int + 1, ${now}::timestamptz
    where ${read}::int = 0
      or exists (
        select from identify.touchpoint
        where workspace_id = ${workspaceId} and type = ${type} and version = ${read}::int
      )
    on conflict (workspace_id, type) do update
    set name_es = excluded.name_es, name_en = excluded.name_en, channel = excluded.channel, phase = excluded.phase,
      own_channel = excluded.own_channel, hidden = excluded.hidden, version = excluded.version,
      updated_at = excluded.updated_at
    where standing.version = excluded.version - 1
    returning ${columns}
  `.execute(tx);
  return rows[0] ?? null;
}
