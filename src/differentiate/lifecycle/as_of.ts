import { type RawBuilder, sql } from "kysely";
import { findWorkspace } from "#access/workspaces";
import { dateIn, endOfDay } from "#platform/clock";
import type { Tx } from "#platform/database";

/**
 * A date as a workspace lives it. "At the date" is everything before `end`, the first instant after the date in the
 * workspace's zone, as today's record has it: a fact that arrived later and is dated earlier counts.
 */
export type AsOf = {
  readonly workspaceId: string;
  readonly zone: string;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly end: Date;
};

/** Looks at `date` (YYYY-MM-DD) from a workspace. The workspace must exist: who asks has been let in by it. */
export async function asOf(tx: Tx, workspaceId: string, date: string): Promise<AsOf> {
  const zone = await zoneOf(tx, workspaceId);
  return { workspaceId, zone, date, end: endOfDay(zone, date) };
}

/** Looks at the day that an instant falls on in a workspace. */
export async function asOfDay(tx: Tx, workspaceId: string, instant: Date): Promise<AsOf> {
  const zone = await zoneOf(tx, workspaceId);
  const date = dateIn(zone, instant);
  return { workspaceId, zone, date, end: endOfDay(zone, date) };
}

/** The calendar date of an instant in the workspace's zone, as SQL. */
export function dayOf(instant: RawBuilder<unknown>, { zone }: AsOf): RawBuilder<string> {
  return sql`(${instant} at time zone ${zone})::date`;
}

/** What makes a row of identify.customer_order a sale at the date: placed by then, and not cancelled by then. */
export function isSale({ workspaceId, end }: AsOf): RawBuilder<boolean> {
  return sql`workspace_id = ${workspaceId} and placed_at < ${end} and (cancelled_at is null or cancelled_at >= ${end})`;
}

/** What makes a row of identify.order_refund a return at the date. */
export function isReturn({ workspaceId, end }: AsOf): RawBuilder<boolean> {
  return sql`workspace_id = ${workspaceId} and refunded_at < ${end}`;
}

async function zoneOf(tx: Tx, workspaceId: string): Promise<string> {
  const workspace = await findWorkspace(tx, workspaceId);
  if (!workspace) throw new Error(`there is no workspace ${workspaceId}`);
  return workspace.zone;
}
