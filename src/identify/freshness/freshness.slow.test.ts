import { sql } from "kysely";
import { expect, test } from "vitest";
import { inEngine, type Tx } from "#platform/database";
import { newWorkspace } from "#test/api";
import { testDatabase } from "#test/database";
import { type AsksAsked, asksStatement, findAsks } from "./asks.store.ts";
import { countFields } from "./counted.store.ts";
import { summed } from "./ages.ts";

const now = new Date("2026-03-01T08:00:00Z");
const database = await testDatabase();
const many = 120_000;

/** Customers by the book: everybody has a name, two of three a phone, one of two an e-mail, half of all old. */
async function crowd(tx: Tx, workspaceId: string): Promise<void> {
  await sql`
    with person as (
      select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id, n,
        case n % 2 when 0 then '2026-01-01T00:00:00.000Z' else '2022-01-01T00:00:00.000Z' end as at
      from generate_series(1, ${many}) as n
    ),
    customers as (
      insert into identify.customer (workspace_id, customer_id, traits, revenue, created_at, updated_at)
      select ${workspaceId}, id,
        jsonb_build_object('name', jsonb_build_object('v', 'N' || n, 'at', at), 'city', jsonb_build_object('v', 'Lugo', 'at', at),
          'tier', jsonb_build_object('v', case when n % 100 = 0 then 'top' else 'small' end, 'at', at))
        || case when n % 3 > 0 then jsonb_build_object('phone', jsonb_build_object('v', '+34600' || n, 'at', at)) else '{}' end,
        n, ${now}, ${now}
      from person
    ),
    profiles as (
      insert into identify.profile (workspace_id, profile_id, customer_id, created_at)
      select ${workspaceId}, id, id, ${now} from person
    )
    insert into identify.identity (workspace_id, kind, value_norm, profile_id, value_raw, opened_at)
    select ${workspaceId}, kind, kind || n, id, kind || n, at::timestamptz
    from person cross join unnest(array['external', 'email']) as kind
    where kind = 'external' or n % 2 = 0
  `.execute(tx);
}

test("counts and finds among 120,000, and walks down an index to those who are worth most", async () => {
  const workspaceId = await newWorkspace(database, now);
  await inEngine(database, (tx) => crowd(tx, workspaceId));
  const owner = await database.dedicated("vinculo_owner");
  await owner.query("analyze identify.customer, identify.profile, identify.identity");
  await owner.end();
  const day = { zone: "Europe/Madrid", today: "2026-03-01" };
  const { customers, fields } = summed(
    await inEngine(database, (tx) => countFields(tx, workspaceId, day)),
    new Map(),
    {},
  );
  expect(customers).toBe(many);
  const counts = Object.fromEntries(fields.map(({ field, known, stale }) => [field, [known, stale]]));
  expect(counts).toMatchObject({
    name: [many, 0],
    phone: [80_000, 40_000],
    email: [60_000, 0],
    city: [many, 60_000],
    postalCode: [0, 0],
  });
  const asked: AsksAsked = {
    workspaceId,
    fields: [{ field: "email", cutoff: null }],
    lack: null,
    tier: null,
    stage: null,
    after: null,
    limit: 50,
  };
  for (const tier of [null, "top"]) {
    const of = { ...asked, tier };
    expect((await inEngine(database, (tx) => findAsks(tx, of))).items).toHaveLength(tier ? 0 : 50);
    const plan = await inEngine(database, (tx) => planOf(tx, of));
    expect(plan).toContain(tier ? "customer_by_tier_and_revenue" : "customer_by_revenue");
    expect(plan).not.toMatch(/Seq Scan on (customer|profile|identity)/);
  }
});

/** The plan of the statement that a page sends. */
async function planOf(tx: Tx, asked: AsksAsked): Promise<string> {
  const { rows } = await sql<{ "QUERY PLAN": string }>`explain ${asksStatement(asked)}`.execute(tx);
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}
