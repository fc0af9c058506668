import { sql } from "kysely";
import type { Connection, Tx } from "#platform/database";

/** A customer to ask about, as a person would: by what they are known by. */
export type Sample = {
  readonly customerId: string;
  readonly externalId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly city: string | null;
};

/** How much a workspace holds. */
export type Size = { readonly customers: number; readonly orders: number; readonly events: number };

/** The workspace with the most customers of an installation: the one worth measuring. */
export async function largestWorkspace(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ workspaceId: string }>`
    select workspace_id as "workspaceId" from access.workspace
    cross join lateral (
      select count(*) as customers from (
        select from identify.customer where customer.workspace_id = workspace.workspace_id limit 10000000
      ) as one
    ) as size
    order by customers desc, workspace_id
    limit 1
  `.execute(tx);
  return rows[0]?.workspaceId ?? null;
}

export async function sizeOf(tx: Tx, workspaceId: string): Promise<Size> {
  const { rows } = await sql<Size>`
    select (select count(*) from identify.customer where workspace_id = ${workspaceId}) as customers,
      (select count(*) from identify.customer_order where workspace_id = ${workspaceId}) as orders,
      (select count(*) from identify.event where workspace_id = ${workspaceId}) as events
  `.execute(tx);
  return rows[0] ?? { customers: 0, orders: 0, events: 0 };
}

/** `count` customers with a name and an address, from anywhere in the workspace; the same ones each time. */
export async function sampleCustomers(tx: Tx, workspaceId: string, count: number): Promise<Sample[]> {
  const { rows } = await sql<Sample>`
    with customer as (
      select customer_id, traits from identify.customer
      where workspace_id = ${workspaceId} and merged_into is null and traits -> 'email' is not null
      order by md5(customer_id::text), customer_id
      limit ${count}
    )
    select customer_id as "customerId", identify.name_of(traits) as name, traits -> 'email' ->> 'v' as email,
      traits -> 'phone' ->> 'v' as phone, traits -> 'city' ->> 'v' as city, known."externalId"
    from customer
    cross join lateral (
      select value_norm as "externalId"
      from identify.profile
      join identify.identity on identity.workspace_id = ${workspaceId} and identity.profile_id = profile.profile_id
        and identity.kind = 'external' and identity.closed_at is null
      where profile.workspace_id = ${workspaceId} and profile.customer_id = customer.customer_id
      limit 1
    ) as known
  `.execute(tx);
  return rows;
}

/** Reads one customer by their key, the least that any page does, and answers in how many milliseconds. */
export async function readByKey(
  connection: Connection,
  workspaceId: string,
  customerId: string,
): Promise<number> {
  const from = performance.now();
  await sql`
    select customer_id, revenue from identify.customer
    where workspace_id = ${workspaceId} and customer_id = ${customerId}
  `.execute(connection);
  return performance.now() - from;
}

export async function findByExternalId(
  connection: Connection,
  workspaceId: string,
  externalId: string,
): Promise<string | null> {
  const { rows } = await sql<{ customerId: string }>`
    select customer_id as "customerId"
    from identify.identity
    join identify.profile using (workspace_id, profile_id)
    where workspace_id = ${workspaceId} and kind = 'external' and value_norm = ${externalId} and closed_at is null
  `.execute(connection);
  return rows[0]?.customerId ?? null;
}

/** How many figures were ever asked to be worked out in the background, and how many of them wait or run. */
export async function figureTasks(
  connection: Connection,
  workspaceId: string,
): Promise<{ made: number; open: number }> {
  const { rows } = await sql<{ made: number; open: number }>`
    select count(*) as made, count(*) filter (where state in ('queued', 'running')) as open
    from platform.task
    where workspace_id = ${workspaceId} and kind = 'value.figure'
  `.execute(connection);
  return rows[0] ?? { made: 0, open: 0 };
}

/** What the database says of itself: its version, and whether it waits for the disk. */
export async function databaseSays(connection: Connection): Promise<{ postgres: string; fsync: string }> {
  const { rows } = await sql<{ postgres: string; fsync: string }>`
    select current_setting('server_version') as postgres, current_setting('fsync') as fsync
  `.execute(connection);
  return rows[0] ?? { postgres: "", fsync: "" };
}
