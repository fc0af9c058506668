import { sql } from "kysely";
import type { Tx } from "#platform/database";
import { newId } from "#platform/ids";
import type { NewView, View, ViewChange } from "./views.contract.ts";

/** Whose eyes see: a workspace and the user or key in it. */
export type Viewer = { readonly workspaceId: string; readonly actor: string };

type Row = Omit<View, "updatedAt"> & { readonly updatedAt: Date };

const columnsOf = ({ actor }: Viewer) => sql`
  view_id as "viewId", name, shared, owner = ${actor} as mine, query, columns, version, updated_at as "updatedAt"`;

/** One's own views and those shared with the workspace, by name. */
export async function readViews(tx: Tx, viewer: Viewer): Promise<View[]> {
  const { rows } = await sql<Row>`
    select ${columnsOf(viewer)}
    from identify.customer_view
    where workspace_id = ${viewer.workspaceId} and (shared or owner = ${viewer.actor})
    order by name collate "C", view_id
    limit 500
  `.execute(tx);
  return rows.map(shown);
}

/** One view that the viewer may see, or null. */
export async function findView(tx: Tx, viewer: Viewer, viewId: string): Promise<View | null> {
  const { rows } = await sql<Row>`
    select ${columnsOf(viewer)}
    from identify.customer_view
    where workspace_id = ${viewer.workspaceId} and view_id = ${viewId} and (shared or owner = ${viewer.actor})
  `.execute(tx);
  return rows[0] ? shown(rows[0]) : null;
}

/** How many views a viewer has made. */
export async function countViews(tx: Tx, { workspaceId, actor }: Viewer): Promise<number> {
  const { rows } = await sql<{ views: number }>`
    select count(*) as views from identify.customer_view where workspace_id = ${workspaceId} and owner = ${actor}
  `.execute(tx);
  return rows[0]?.views ?? 0;
}

export async function insertView(tx: Tx, viewer: Viewer, said: NewView, now: Date): Promise<View> {
  const { rows } = await sql<Row>`
    insert into identify.customer_view
      (workspace_id, view_id, name, owner, shared, query, columns, created_at, updated_at)
    values (${viewer.workspaceId}, ${newId(now)}, ${said.name}, ${viewer.actor}, ${said.shared},
      ${JSON.stringify(said.query)}::jsonb, ${said.columns}::text[], ${now}, ${now})
    returning ${columnsOf(viewer)}
  `.execute(tx);
  return shown(rows[0]!);
}

/** Changes what is named of a view where its version is still the one that was read; null where it is not. */
export async function updateView(
  tx: Tx,
  viewer: Viewer,
  { viewId, version }: { viewId: string; version: string },
  said: ViewChange,
  now: Date,
): Promise<View | null> {
  const query = said.query ? JSON.stringify(said.query) : null;
  const { rows } = await sql<Row>`
    update identify.customer_view
    set name = coalesce(${said.name ?? null}, name), shared = coalesce(${said.shared ?? null}, shared),
      query = coalesce(${query}::jsonb, query), columns = coalesce(${said.columns ?? null}::text[], columns),
      version = version + 1, updated_at = ${now}
    where workspace_id = ${viewer.workspaceId} and view_id = ${viewId} and version::text = ${version}
    returning ${columnsOf(viewer)}
  `.execute(tx);
  return rows[0] ? shown(rows[0]) : null;
}

export async function deleteView(tx: Tx, { workspaceId }: Viewer, viewId: string): Promise<void> {
  await sql`
    delete from identify.customer_view where workspace_id = ${workspaceId} and view_id = ${viewId}
  `.execute(tx);
}

function shown({ updatedAt, ...row }: Row): View {
  return { ...row, updatedAt: updatedAt.toISOString() };
}
