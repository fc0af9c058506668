import { sql } from "kysely";
import type { Connection, Tx } from "#platform/database";
import type { Lane } from "#platform/manifest";

/** Something that happened and that subscribers have not reacted to yet. */
export type Waiting = {
  readonly seq: number;
  readonly bucket: number;
  readonly lane: Lane;
  readonly workspaceId: string;
  readonly customerId: string;
  readonly eventId: string;
  readonly type: string;
};

const columns = sql.raw(
  `seq, bucket, lane, workspace_id as "workspaceId", customer_id as "customerId", event_id as "eventId", type`,
);

/** The buckets in which a lane has rows waiting. */
export async function busyBuckets(connection: Connection, lane: Lane): Promise<number[]> {
  const { rows } = await sql<{ bucket: number }>`
    select distinct bucket from platform.outbox where lane = ${lane} order by bucket
  `.execute(connection);
  return rows.map((row) => row.bucket);
}

/** Takes a bucket until the transaction ends, for both lanes; false where another process has it. */
export async function claimBucket(tx: Tx, bucket: number): Promise<boolean> {
  const { rows } = await sql<{ claimed: boolean }>`
    select pg_try_advisory_xact_lock(${claims}, ${bucket}) as claimed
  `.execute(tx);
  return rows[0]?.claimed ?? false;
}

/** The space of the pulse's advisory locks (an arbitrary constant of ours); the second key is the bucket. */
const claims = 7316;

/** The first rows of a bucket's lane, all of one workspace: the one that has waited longest. */
export async function readWaiting(tx: Tx, bucket: number, lane: Lane, most: number): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    with first as (
      select workspace_id from platform.outbox where bucket = ${bucket} and lane = ${lane} order by seq limit 1
    )
    select ${columns}
    from platform.outbox
    where bucket = ${bucket} and lane = ${lane} and workspace_id = (select workspace_id from first)
    order by seq
    limit ${most}
  `.execute(tx);
  return rows;
}

/** Deletes exactly the rows that were read. */
export async function forget(tx: Tx, rows: readonly Waiting[]): Promise<void> {
  await sql`delete from platform.outbox where seq = any(${rows.map((row) => row.seq)}::bigint[])`.execute(tx);
}

/** The customers among `customerIds` for whom a subscriber is parked. */
export async function parkedAmong(
  tx: Tx,
  subscriber: string,
  workspaceId: string,
  customerIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ customerId: string }>`
    select distinct customer_id as "customerId"
    from platform.parked
    where subscriber = ${subscriber} and workspace_id = ${workspaceId} and customer_id = any(${customerIds}::uuid[])
  `.execute(tx);
  return new Set(rows.map((row) => row.customerId));
}

/** Sets rows aside for a subscriber, with the reason; they keep their order. */
export async function park(
  tx: Tx,
  subscriber: string,
  rows: readonly Waiting[],
  error: string,
  now: Date,
): Promise<void> {
  await sql`
    insert into platform.parked (
      subscriber, workspace_id, customer_id, seq, bucket, lane, event_id, type, error, parked_at
    )
    select ${subscriber}, "workspaceId", "customerId", seq, bucket, lane, "eventId", type, ${error}, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(
      "workspaceId" uuid, "customerId" uuid, seq bigint, bucket smallint, lane text, "eventId" uuid, type text
    )
    on conflict do nothing
  `.execute(tx);
}

/** Who is parked: one row a subscriber and customer, the longest first. */
export async function parkedCustomers(
  connection: Connection,
): Promise<{ subscriber: string; workspaceId: string; customerId: string; bucket: number; error: string }[]> {
  const { rows } = await sql<{
    subscriber: string;
    workspaceId: string;
    customerId: string;
    bucket: number;
    error: string;
  }>`
    select subscriber, workspace_id as "workspaceId", customer_id as "customerId", bucket, min(error) as error
    from platform.parked
    group by subscriber, workspace_id, customer_id, bucket
    order by min(parked_at)
  `.execute(connection);
  return rows;
}

/** Takes back the parked rows of one subscriber and customer, in order. */
export async function unpark(
  tx: Tx,
  subscriber: string,
  workspaceId: string,
  customerId: string,
): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    with taken as (
      delete from platform.parked
      where subscriber = ${subscriber} and workspace_id = ${workspaceId} and customer_id = ${customerId}
      returning *
    )
    select ${columns} from taken order by seq
  `.execute(tx);
  return rows;
}
