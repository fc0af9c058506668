import { sql } from "kysely";
import type { Relation } from "#identify/customers";
import type { Tx } from "#platform/database";

/** The record's own word: what stood before any import touched it. */
export const recordItself = "00000000-0000-0000-0000-000000000000";
/** Whose nobody's facts are. */
export const nobody = "00000000-0000-0000-0000-000000000000";

/** Which fact: its kind, whose it is, and how its source names it. */
export type FactKey = {
  readonly customerId: string;
  readonly fact: string;
  readonly sourceId: string;
  readonly ref: string;
  /** A refund's order, an identity's kind; '' where the reference is enough. */
  readonly within: string;
};

/** That an import said a fact, in a version. */
export type Claim = FactKey & {
  readonly importId: string;
  readonly profileId: string | null;
  readonly version: string;
  readonly saidAt: Date;
  /** What was said, where the record does not hold it. */
  readonly said: unknown;
};

/**
 * Writes claims; one that stands is left alone, or (`keep`) keeps from now on what it says.
 *
 * @param claims a relation of (customer_id, fact, source_id, ref, within, import_id, profile_id, version, said_at, said)
 */
export async function writeClaims(
  tx: Tx,
  workspaceId: string,
  claims: Relation,
  standing: "leave" | "keep" = "leave",
): Promise<void> {
  await sql`
    insert into identify.import_claim (
      workspace_id, customer_id, fact, source_id, ref, within, import_id, profile_id, version, said_at, said
    )
    select ${workspaceId}::uuid, customer_id, fact, source_id, ref, within, import_id, profile_id, version, said_at, said
    from (${claims}) as claims
    on conflict (workspace_id, customer_id, fact, source_id, ref, within, import_id)
    ${
      standing === "leave"
        ? sql`do nothing`
        : sql`do update set profile_id = excluded.profile_id, version = excluded.version, said_at = excluded.said_at,
            said = excluded.said`
    }
  `.execute(tx);
}

/** Claims of a request's or a window's size, as a relation. */
export function claimsOf(claims: readonly Claim[]): Relation {
  const rows = claims.map((one) => ({
    customer_id: one.customerId,
    fact: one.fact,
    source_id: one.sourceId,
    ref: one.ref,
    within: one.within,
    import_id: one.importId,
    profile_id: one.profileId,
    version: one.version,
    said_at: one.saidAt,
    said: one.said ?? null,
  }));
  return sql`
    select customer_id, fact, source_id, ref, within, import_id, profile_id, version, said_at, nullif(said, 'null') as said
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as claim(
      customer_id uuid, fact text, source_id uuid, ref text, "within" text, import_id uuid, profile_id uuid,
      version text, said_at timestamptz, said jsonb
    )`;
}

const read = sql.raw(`
  claim.customer_id as "customerId", claim.fact, claim.source_id as "sourceId", claim.ref, claim.within,
  claim.import_id as "importId", claim.profile_id as "profileId", claim.version, claim.said_at as "saidAt", claim.said`);

/** The next claims of an import, of everything but identities, which go last: they hold the customers together. */
export async function nextClaims(
  tx: Tx,
  workspaceId: string,
  importId: string,
  what: "facts" | "identities",
  limit: number,
): Promise<Claim[]> {
  const some = what === "facts" ? sql`and fact <> 'identity'` : sql`and fact = 'identity'`;
  const { rows } = await sql<Claim>`
    select ${read} from identify.import_claim as claim
    where workspace_id = ${workspaceId} and import_id = ${importId} ${some}
    order by customer_id, fact, ref
    limit ${limit}
  `.execute(tx);
  return rows;
}

/** What others say of these facts, the record itself among them. */
export async function claimsOfOthers(
  tx: Tx,
  workspaceId: string,
  importId: string,
  keys: readonly FactKey[],
): Promise<Claim[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<Claim>`
    select ${read}
    from ${asked(keys)}
    join identify.import_claim as claim on claim.workspace_id = ${workspaceId}
      and claim.customer_id = asked.customer_id and claim.fact = asked.fact and claim.source_id = asked.source_id
      and claim.ref = asked.ref and claim.within = asked.within and claim.import_id <> ${importId}
  `.execute(tx);
  return rows;
}

/** Forgets what an import says of these facts, and the record's own word where no import says anything of them any more. */
export async function forgetClaims(
  tx: Tx,
  workspaceId: string,
  importId: string,
  keys: readonly FactKey[],
): Promise<void> {
  if (keys.length === 0) return;
  await sql`
    with gone as (
      delete from identify.import_claim as claim
      using ${asked(keys)}
      where claim.workspace_id = ${workspaceId} and claim.customer_id = asked.customer_id and claim.fact = asked.fact
        and claim.source_id = asked.source_id and claim.ref = asked.ref and claim.within = asked.within
        and claim.import_id = ${importId}
      returning claim.*
    )
    delete from identify.import_claim as claim
    using gone
    where claim.workspace_id = ${workspaceId} and claim.customer_id = gone.customer_id and claim.fact = gone.fact
      and claim.source_id = gone.source_id and claim.ref = gone.ref and claim.within = gone.within
      and claim.import_id = ${recordItself}
      and not exists (
        select from identify.import_claim as other
        where other.workspace_id = ${workspaceId} and other.customer_id = gone.customer_id and other.fact = gone.fact
          and other.source_id = gone.source_id and other.ref = gone.ref and other.within = gone.within
          and other.import_id not in (${importId}, ${recordItself})
      )
  `.execute(tx);
}

/** Facts as a relation of name `asked`. */
function asked(keys: readonly FactKey[]) {
  return sql`unnest(
    ${keys.map((one) => one.customerId)}::uuid[], ${keys.map((one) => one.fact)}::text[],
    ${keys.map((one) => one.sourceId)}::uuid[], ${keys.map((one) => one.ref)}::text[],
    ${keys.map((one) => one.within)}::text[]
  ) as asked(customer_id, fact, source_id, ref, within)`;
}
