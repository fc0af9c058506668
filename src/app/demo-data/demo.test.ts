import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { establish } from "#access/accounts";
import { insertWorkspace } from "#access/workspaces";
import { zone } from "#app/demo";
import { histories } from "#app/demo-contacts";
import { fixedClock } from "#platform/clock";
import { inEngine } from "#platform/database";
import { newId } from "#platform/ids";
import { isRefusal } from "#platform/refusals";
import { testDatabase } from "#test/database";
import { loadDemo } from "./demo.ts";
import type { DemoWish } from "./target.ts";

const database = await testDatabase();
const now = new Date("2026-11-22T10:00:00Z");
const clock = fixedClock(now);
const plain: DemoWish = { customers: 200, seed: 1, until: "2026-10-31", months: 24, workspace: null };
const going = { until: new AbortController().signal, tell: () => undefined };

/** 200 people as the model draws them: 30 of them have bought nothing. */
const drawn = histories({ seed: 1, until: "2026-10-31", months: 24 });
const buyers = Array.from({ length: 170 }, (_, index) => drawn.customer(index));
const prospects = Array.from({ length: 30 }, (_, index) => drawn.prospect(index));

async function load(some: Partial<DemoWish> = {}) {
  const done = await loadDemo(database, clock, { ...plain, ...some }, going);
  if (isRefusal(done)) throw new Error(done.id);
  return done;
}

async function workspaceNamed(name: string, currency: string | null = "EUR"): Promise<string> {
  const workspaceId = newId(now);
  await inEngine(database, (tx) => insertWorkspace(tx, { workspaceId, name, zone, currency }, now));
  return workspaceId;
}

/** Everything that a workspace's record says, ids and versions too. */
async function everything(workspaceId: string): Promise<string[]> {
  const tables = [
    "customer",
    "profile",
    "identity",
    "order_key",
    "customer_order",
    "order_line",
    "order_refund",
  ];
  const all = [...tables, "event", "source", "customer_search"].map((table) => `identify.${table}`);
  return Promise.all(
    [...all, "differentiate.lifecycle_state"].map(async (table) => {
      const { rows } = await sql<{ said: string }>`
        select count(*) || ' ' || coalesce(md5(string_agg(one::text, '|' order by one::text)), '') as said
        from ${sql.table(table)} as one where workspace_id = ${workspaceId}
      `.execute(database.engine);
      return `${table} ${rows[0]?.said}`;
    }),
  );
}

async function counted(workspaceId: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ type: string; events: number }>`
    select type, count(*) as events from identify.event where workspace_id = ${workspaceId} group by type
  `.execute(database.engine);
  return Object.fromEntries(rows.map(({ type, events }) => [type, events]));
}

describe("a demo", () => {
  let first: Awaited<ReturnType<typeof load>>;
  beforeAll(async () => {
    first = await load();
  });

  it("makes the shop's workspace where there is none", async () => {
    expect(first).toMatchObject({
      workspace: "Tostadero La Marea",
      created: true,
      until: "2026-10-31",
      stopped: false,
    });
    expect(first.recorded.customers).toBe(200);
  });

  it("writes what the simulation drew: customers, orders, lines, returns, every event", async () => {
    const orders = buyers.flatMap(({ who }) => who.orders);
    const { rows } = await sql`
      select (select count(*) from identify.customer where workspace_id = ${first.workspaceId}) as customers,
        (select count(*) from identify.customer where workspace_id = ${first.workspaceId} and order_count = 0) as without,
        (select count(*) from identify.customer_order where workspace_id = ${first.workspaceId}) as orders,
        (select count(*) from identify.order_line where workspace_id = ${first.workspaceId}) as lines,
        (select count(*) from identify.order_refund where workspace_id = ${first.workspaceId}) as refunds,
        (select sum(total) from identify.customer_order where workspace_id = ${first.workspaceId}) as sold,
        (select sum(revenue) from identify.customer where workspace_id = ${first.workspaceId}) as revenue
    `.execute(database.engine);
    const standing = orders.filter(({ cancelledAt }) => cancelledAt === null);
    const cents = (all: typeof orders) => all.reduce((sum, { totalCents }) => sum + totalCents, 0);
    const back = orders.flatMap(({ returns }) => returns).reduce((sum, one) => sum + one.cents, 0);
    expect(rows[0]).toEqual({
      customers: 200,
      without:
        30 + buyers.filter(({ who }) => who.orders.every(({ cancelledAt }) => cancelledAt !== null)).length,
      orders: orders.length,
      lines: orders.flatMap(({ lines }) => lines).length,
      refunds: orders.flatMap(({ returns }) => returns).length,
      sold: (cents(orders) / 100).toFixed(4),
      revenue: ((cents(standing) - back) / 100).toFixed(4),
    });
    const expected: Record<string, number> = {
      "order.placed": orders.length,
      "order.cancelled": orders.length - standing.length,
      "order.refunded": orders.flatMap(({ returns }) => returns).length,
    };
    for (const { type } of [...buyers, ...prospects].flatMap(({ contacts }) => contacts))
      expected[type] = (expected[type] ?? 0) + 1;
    const found = await counted(first.workspaceId);
    expect(found).toEqual(Object.fromEntries(Object.entries(expected).filter(([, count]) => count > 0)));
    expect(first.recorded.events).toBe(Object.values(found).reduce((sum, count) => sum + count, 0));
  });

  it("looks like a real history: received when it happened, known since the first fact, waiting for nobody", async () => {
    const { rows } = await sql`
      select
        (select count(*) from identify.event where workspace_id = ${first.workspaceId} and received_at <> at) as late,
        (select count(*) from platform.outbox where workspace_id = ${first.workspaceId}) as waiting,
        (select count(*) from identify.event where workspace_id = ${first.workspaceId}
          and (at >= '2026-10-31T23:00:00Z' or at < '2024-10-31T23:00:00Z')) as outside,
        (select count(*) from identify.customer where workspace_id = ${first.workspaceId} and created_at <> (
          select min(at) from identify.event
          where event.workspace_id = customer.workspace_id and event.customer_id = customer.customer_id
        )) as elsewhen
    `.execute(database.engine);
    expect(rows[0]).toEqual({ late: 0, waiting: 0, outside: 0, elsewhen: 0 });
  });

  it("knows each under number, address and telephone, with dated traits, and finds them by what they are called", async () => {
    const { who } = buyers[3]!;
    const { rows } = await sql<{
      traits: Record<string, { v: string; at: string }>;
      kinds: string[];
      words: string;
    }>`
      select traits, words,
        (select array_agg(kind order by kind) from identify.identity as named
          where named.workspace_id = ${first.workspaceId} and named.profile_id = identity.profile_id) as kinds
      from identify.identity
      join identify.customer on customer.workspace_id = identity.workspace_id and customer_id = profile_id
      join identify.customer_search using (customer_id)
      where identity.workspace_id = ${first.workspaceId} and kind = 'external' and value_norm = ${`${who.externalId}-1`}
    `.execute(database.engine);
    expect(rows[0]?.kinds).toEqual(["email", "external", "phone"]);
    expect(rows[0]?.traits["firstName"]?.v).toBe(who.firstName);
    expect(rows[0]?.traits["city"]?.v).toBe(who.city);
    expect(rows[0]?.traits["stage"]?.v).toBeDefined();
    expect(new Date(rows[0]!.traits["email"]!.at) <= who.orders[0]!.placedAt).toBe(true);
    expect(rows[0]?.words).toContain(`${who.externalId}-1`.toLowerCase());
  });

  it("belongs to whoever makes the first account", async () => {
    const founding = { workspace: "La mía", zone, currency: "EUR", name: "Eva", email: "eva@example.com" };
    const made = await establish(database, { ...founding, password: "una clave larga y buena" }, now, {
      onlyFirst: true,
      also: async (tx, { userId }) => {
        const { rows } = await sql<{ name: string; role: string }>`
          select name, role from access.member join access.workspace using (workspace_id)
          where user_id = ${userId} order by name
        `.execute(tx);
        return rows;
      },
    });
    expect(made).toMatchObject({
      also: [
        { name: "La mía", role: "owner" },
        { name: "Tostadero La Marea", role: "owner" },
      ],
    });
  });

  it("changes nothing when repeated, also later and without saying until when", async () => {
    const before = await everything(first.workspaceId);
    const later = fixedClock(new Date(now.getTime() + 5 * 3_600_000));
    const again = await loadDemo(
      database,
      later,
      { ...plain, workspace: first.workspaceId, until: null, months: null },
      going,
    );
    expect(again).toMatchObject({
      created: false,
      until: "2026-10-31",
      months: 24,
      recorded: { customers: 0, events: 0 },
    });
    expect(await everything(first.workspaceId)).toEqual(before);
  });

  it("is taken up where it was stopped, and goes on where more are wanted", async () => {
    const workspaceId = await workspaceNamed("Otra casa");
    const stopped = { ...going, until: AbortSignal.abort() };
    const none = await loadDemo(database, clock, { ...plain, workspace: "Otra casa" }, stopped);
    expect(none).toMatchObject({ stopped: true, recorded: { customers: 0 } });
    await load({ customers: 60, workspace: workspaceId });
    const rest = await load({ workspace: workspaceId });
    expect(rest.recorded.customers).toBe(140);
    expect(await counted(workspaceId)).toEqual(await counted(first.workspaceId));
  });

  it("brings other people with another seed", async () => {
    const workspaceId = await workspaceNamed("Dos semillas");
    await load({ customers: 100, workspace: workspaceId });
    const other = await load({ customers: 100, seed: -7, workspace: workspaceId });
    expect(other.recorded.customers).toBe(100);
    const { rows } = await sql`
      select count(distinct profile_id) as people, count(*) filter (where kind = 'email') as addresses
      from identify.identity where workspace_id = ${workspaceId}
    `.execute(database.engine);
    expect(rows[0]).toEqual({ people: 200, addresses: 200 });
  });

  it("sells in the workspace's own currency", async () => {
    const workspaceId = await workspaceNamed("Tostador de Puebla", "MXN");
    await load({ customers: 40, workspace: workspaceId });
    const { rows } = await sql`
      select count(*) filter (where currency <> 'MXN' or home_total is distinct from total) as foreign, min(total) filter
        (where total > 0) >= 80 as dear
      from identify.customer_order where workspace_id = ${workspaceId}
    `.execute(database.engine);
    expect(rows[0]).toEqual({ foreign: 0, dear: true });
  });

  it("says which workspace it cannot find, which days are not over, and which seed is there already", async () => {
    const refused = async (wish: Partial<DemoWish>) => {
      const done = await loadDemo(database, clock, { ...plain, ...wish }, going);
      return isRefusal(done) ? done.id : done.workspace;
    };
    expect(await refused({ workspace: "Nadie" })).toBe("demo.workspace_unknown");
    expect(await refused({})).toBe("demo.workspace_unsaid");
    expect(await refused({ workspace: first.workspaceId, until: "2026-11-22" })).toBe("demo.until_too_late");
    expect(await refused({ workspace: first.workspaceId, months: 12 })).toBe("demo.seed_taken");
  });
});
