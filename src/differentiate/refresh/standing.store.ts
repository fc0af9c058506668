import { sql } from "kysely";
import { type LifecycleSettings, lifecycleSettingsOf } from "#differentiate/lifecycle";
import { type ValueSettings, valueSettingsOf } from "#differentiate/value";
import type { Connection, Tx } from "#platform/database";
import { type Revision, revisionOf } from "#platform/stream";

/** What everyone's stage and tier were last found from, and when. */
export type Refreshed = Revision & {
  /** YYYY-MM-DD */
  readonly date: string;
  readonly zone: string;
  readonly inputs: string;
  readonly at: Date;
  /** Milliseconds. */
  readonly took: number;
};

/** What stages and tiers hang on in a workspace now, and what they were last found from. */
export type Standing = {
  readonly zone: string;
  readonly lifecycle: LifecycleSettings;
  readonly value: ValueSettings;
  readonly revision: Revision;
  readonly last: Refreshed | null;
};

/** Reads how things stand: the revision first, so that what is found afterwards is of it or later. */
export async function standingOf(tx: Tx, workspaceId: string, zone: string): Promise<Standing> {
  const revision = await revisionOf(tx, workspaceId);
  const lifecycle = await lifecycleSettingsOf(tx, workspaceId);
  const value = await valueSettingsOf(tx, workspaceId);
  const { rows } = await sql<Refreshed>`
    select date, zone, inputs, live, bulk, at, took from differentiate.refreshed where workspace_id = ${workspaceId}
  `.execute(tx);
  return { zone, lifecycle, value, revision, last: rows[0] ?? null };
}

/**
 * The workspaces for which something may be due at `now`: whether it is, `dueAt` says of each. One statement over all, as
 * it is asked twice a second. `changes` is the revision of their facts. Those in which a task of `kind` is queued or running are left to it.
 */
export async function candidates(
  connection: Connection,
  kind: string,
  now: Date,
): Promise<{ workspaceId: string; changes: number }[]> {
  const { rows } = await sql<{ workspaceId: string; changes: number }>`
    select workspace.workspace_id as "workspaceId", coalesce(revision.changes, 0)::float8 as changes
    from access.workspace
    left join differentiate.refreshed using (workspace_id)
    left join differentiate.lifecycle_setting using (workspace_id)
    left join differentiate.value_setting using (workspace_id)
    left join (
      select workspace_id, sum(changes) as changes from platform.revision group by workspace_id
    ) as revision using (workspace_id)
    where (
        refreshed.workspace_id is null
        or refreshed.zone <> workspace.zone
        or refreshed.date <> (${now}::timestamptz at time zone workspace.zone)::date
        or lifecycle_setting.updated_at >= refreshed.at
        or value_setting.updated_at >= refreshed.at
        or coalesce(revision.changes, 0) <> refreshed.live + refreshed.bulk
      )
      and not exists (
        select from platform.task
        where task.workspace_id = workspace.workspace_id and kind = ${kind} and state in ('queued', 'running')
      )
    order by workspace.workspace_id
  `.execute(connection);
  return rows;
}

/** Takes a workspace until the transaction ends; false where somebody else is refreshing it. */
export async function claimWorkspace(tx: Tx, workspaceId: string): Promise<boolean> {
  const { rows } = await sql<{ claimed: boolean }>`
    select pg_try_advisory_xact_lock(${locks}, hashtext(${workspaceId})) as claimed
  `.execute(tx);
  return rows[0]?.claimed ?? false;
}

/** The space of these advisory locks (an arbitrary constant of ours). */
const locks = 7319;

/** Notes what everyone was found from. */
export async function noteRefreshed(tx: Tx, workspaceId: string, refreshed: Refreshed): Promise<void> {
  const { date, zone, inputs, live, bulk, at, took } = refreshed;
  await sql`
    insert into differentiate.refreshed (workspace_id, date, zone, inputs, live, bulk, at, took)
    values (${workspaceId}, ${date}, ${zone}, ${inputs}, ${live}, ${bulk}, ${at}, ${took})
    on conflict (workspace_id) do update
    set date = excluded.date, zone = excluded.zone, inputs = excluded.inputs, live = excluded.live,
      bulk = excluded.bulk, at = excluded.at, took = excluded.took
  `.execute(tx);
}
