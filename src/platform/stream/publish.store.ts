import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { News } from "./stream.contract.ts";

/** The channel of NOTIFY. */
export const channel = "vinculo_news";

/** Ids told at once; beyond, "somebody" is said. PostgreSQL holds a notification to 8,000 bytes, which is about 190 ids. */
export const mostIds = 150;

/** A notification as it travels: `w` the workspace. */
export type Travelling = News & { readonly w: string };

/**
 * Tells every process what changed in a workspace, once the transaction commits; nothing is told of one that rolls back.
 * Whoever listens asks the API for what is new: the news carry ids and no data.
 */
export async function publish(tx: Tx, workspaceId: string, news: News): Promise<void> {
  const { kind, customerIds } = news;
  const named = customerIds && customerIds.length <= mostIds ? { customerIds } : {};
  const travelling: Travelling = { w: workspaceId, kind, ...named };
  await sql`select pg_notify(${channel}, ${JSON.stringify(travelling)})`.execute(tx);
}
