import { sql } from "kysely";
import type { Connection, Tx } from "#platform/database";
import type { Revision } from "#platform/stream";

/** What a count was last found from. */
export type Counted = Revision & {
  readonly zone: string;
  readonly at: Date;
  /** Milliseconds. */
  readonly took: number;
  readonly asked: boolean;
};

/** A workspace, the revision of its facts now, and from what one count of it was last found. */
export type Standing = {
  readonly workspaceId: string;
  readonly zone: string;
  readonly revision: Revision;
  readonly last: Counted | null;
};

/** How one count stands in every workspace: a statement for all, as it is asked every second. */
export async function standings(connection: Connection, what: string): Promise<Standing[]> {
  const { rows } = await sql<{
    workspaceId: string;
    zone: string;
    live: number;
    bulk: number;
    last: Stored | null;
  }>`
    select workspace.workspace_id as "workspaceId", workspace.zone,
      coalesce(revision.live, 0)::float8 as live, coalesce(revision.bulk, 0)::float8 as bulk,
      case when recounted.workspace_id is not null then
        jsonb_build_object('zone', recounted.zone, 'live', recounted.live, 'bulk', recounted.bulk, 'at', recounted.at,
          'took', recounted.took, 'asked', recounted.asked)
      end as last
    from access.workspace
    left join identify.recounted on recounted.workspace_id = workspace.workspace_id and recounted.what = ${what}
    left join (
      select workspace_id, sum(changes) filter (where part < 256) as live, sum(changes) filter (where part >= 256) as bulk
      from platform.revision
      group by workspace_id
    ) as revision on revision.workspace_id = workspace.workspace_id
    order by workspace.workspace_id
  `.execute(connection);
  return rows.map(({ workspaceId, zone, live, bulk, last }) => ({
    workspaceId,
    zone,
    revision: { live, bulk },
    last: last && { ...last, at: new Date(last.at) },
  }));
}

type Stored = Omit<Counted, "at"> & { readonly at: string };

/** When a count was last found from the facts, or null where it never was. */
export async function countedAt(tx: Tx, workspaceId: string, what: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date }>`
    select at from identify.recounted where workspace_id = ${workspaceId} and what = ${what}
  `.execute(tx);
  return rows[0]?.at ?? null;
}

/** Says that a count no longer follows from the facts by adding: a fact that it holds has changed. Costs a read. */
export async function askRecount(tx: Tx, workspaceId: string, what: string): Promise<void> {
  await sql`
    update identify.recounted set asked = true where workspace_id = ${workspaceId} and what = ${what} and not asked
  `.execute(tx);
}

/** Takes one count of a workspace until the transaction ends; false where somebody else is at it. */
export async function claimCount(tx: Tx, workspaceId: string, what: string): Promise<boolean> {
  const { rows } = await sql<{ claimed: boolean }>`
    select pg_try_advisory_xact_lock(${locks}, hashtext(${what} || ${workspaceId})) as claimed
  `.execute(tx);
  return rows[0]?.claimed ?? false;
}

/** The space of these advisory locks (an arbitrary constant of ours). */
const locks = 7324;

/** Notes what a count was found from. */
export async function noteCounted(
  tx: Tx,
  { workspaceId, what }: { workspaceId: string; what: string },
  { zone, live, bulk, at, took }: Omit<Counted, "asked">,
): Promise<void> {
  await sql`
    insert into identify.recounted (workspace_id, what, zone, live, bulk, at, took, asked)
    values (${workspaceId}, ${what}, ${zone}, ${live}, ${bulk}, ${at}, ${took}, false)
    on conflict (workspace_id, what) do update
    set zone = excluded.zone, live = excluded.live, bulk = excluded.bulk, at = excluded.at, took = excluded.took,
      asked = false
  `.execute(tx);
}
