import { sql } from "kysely";
import { displayNationalId, displayPhone } from "#identify/national";
import type { Tx } from "#platform/database";
import type { Customer, CustomerIdentity, CustomerTrait } from "./customers.contract.ts";

type Row = {
  traits: Record<string, { v: CustomerTrait["value"]; at: string; by: string }>;
  name: string | null;
  orders: number;
  refunds: number;
  unpriced: number;
  revenue: string;
  firstOrderAt: Date | null;
  lastOrderAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
};

/** Everything that stands on one customer, or null where the workspace has none of that id. `currency` is the caller's to add. */
export async function readCustomer(
  tx: Tx,
  workspaceId: string,
  customerId: string,
): Promise<Omit<Customer, "currency"> | null> {
  const { rows } = await sql<Row>`
    select traits, identify.name_of(traits) as name, order_count as orders, refund_count as refunds,
      unpriced_count as unpriced, trim_scale(revenue)::text as revenue, first_order_at as "firstOrderAt",
      last_order_at as "lastOrderAt", created_at as "createdAt", updated_at as "updatedAt", version
    from identify.customer
    where workspace_id = ${workspaceId} and customer_id = ${customerId} and merged_into is null
  `.execute(tx);
  const [row] = rows;
  if (!row) return null;
  const identities = await readIdentities(tx, workspaceId, customerId);
  const sources = await sourceNames(
    tx,
    workspaceId,
    Object.values(row.traits).map((one) => one.by),
  );
  return { customerId, ...summaryOf(row, identities), identities, ...traitsOf(row, sources) };
}

function summaryOf({ traits, ...row }: Row, identities: readonly CustomerIdentity[]) {
  const said = (name: string) => (typeof traits[name]?.v === "string" ? traits[name].v : null);
  const known = (kind: string) => identities.find((one) => one.kind === kind)?.value ?? null;
  const rhythm = traits["rhythm"]?.v;
  return {
    ...row,
    email: said("email") ?? known("email"),
    phone: said("phone") ?? known("phone"),
    externalId: known("external"),
    city: said("city"),
    country: said("country"),
    stage: said("stage"),
    tier: said("tier"),
    rhythm: typeof rhythm === "number" ? rhythm : null,
    firstOrderAt: row.firstOrderAt?.toISOString() ?? null,
    lastOrderAt: row.lastOrderAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function traitsOf({ traits }: Row, sources: ReadonlyMap<string, string>): { traits: Customer["traits"] } {
  const entries = Object.entries(traits).map(([name, { v, at, by }]) => [
    name,
    { value: v, ...shownTrait(name, v), at: new Date(at).toISOString(), source: sources.get(by) ?? by },
  ]);
  return { traits: Object.fromEntries(entries) as Customer["traits"] };
}

async function readIdentities(tx: Tx, workspaceId: string, customerId: string): Promise<CustomerIdentity[]> {
  const { rows } = await sql<Omit<CustomerIdentity, "since" | "display"> & { since: Date; raw: string }>`
    select identity.kind, identity.value_norm as value, identity.value_raw as raw, identity.opened_at as since, source.name as source
    from identify.profile
    join identify.identity on identity.workspace_id = ${workspaceId} and identity.profile_id = profile.profile_id
      and identity.closed_at is null
    left join identify.source on source.workspace_id = ${workspaceId} and source.source_id = identity.source_id
    where profile.workspace_id = ${workspaceId} and profile.customer_id = ${customerId}
    order by array_position(array['external', 'national', 'email', 'phone', 'device', 'anonymous'], identity.kind),
      identity.value_norm
  `.execute(tx);
  return rows.map(({ raw, since, ...row }) => ({
    ...row,
    display: shownIdentity(row.kind, row.value, raw),
    since: since.toISOString(),
  }));
}

/** A number as its country writes it: what was written tells more (a mobile's 9) where it still means the same. */
function shownIdentity(kind: string, value: string, raw: string): string {
  if (kind === "national") return displayNationalId(value);
  return kind === "phone" ? (displayPhone(raw, value) ?? displayPhone(value, value) ?? value) : value;
}

function shownTrait(name: string, value: unknown): { display?: string } {
  if (typeof value !== "string") return {};
  if (name === "nationalId") return { display: displayNationalId(value) };
  const phone = name === "phone" ? displayPhone(value) : null;
  return phone === null ? {} : { display: phone };
}

/** The names of those among `ids` that are sources; who works a trait out signs with a name of its own. */
async function sourceNames(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select source_id::text as id, name from identify.source
    where workspace_id = ${workspaceId} and source_id::text = any(${[...new Set(ids)]}::text[])
  `.execute(tx);
  return new Map(rows.map((row) => [row.id, row.name]));
}
