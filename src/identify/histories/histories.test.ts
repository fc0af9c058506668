import { sql } from "kysely";
import pg from "pg";
import { expect, it } from "vitest";
import { insertWorkspace } from "#access/workspaces";
import { resolveIdentities } from "#identify/customers";
import { ensureSource } from "#identify/sources";
import { inEngine } from "#platform/database";
import { newId } from "#platform/ids";
import { testDatabase } from "#test/database";
import type { History } from "./history.ts";
import { type HistoryTarget, recordHistories } from "./record.ts";

const database = await testDatabase();
const now = new Date("2026-11-22T10:00:00Z");

async function target(): Promise<HistoryTarget> {
  const [workspaceId, sourceId] = [newId(now), newId(now)];
  await inEngine(database, async (tx) => {
    await insertWorkspace(tx, { workspaceId, name: "Casa", zone: "UTC", currency: "EUR" }, now);
    await ensureSource(tx, { workspaceId, sourceId, name: "old shop", kind: "api" }, now);
  });
  return { workspaceId, sourceId, now };
}

function ana(some: Partial<History> = {}): History {
  const line = {
    sku: "CAFE",
    product: "Café\tde\\casa\n«1»",
    quantity: 2,
    unitPrice: "7.90",
    amount: "15.80",
  };
  return {
    externalId: "A",
    email: "ana@example.com",
    phone: "+34790000001",
    since: new Date("2024-01-05T09:00:00Z"),
    traits: { firstName: "Ana", vip: true, bags: 3, note: 'dice "hola"\\\t' },
    orders: [
      {
        ref: "1",
        placedAt: new Date("2024-02-01T09:00:00Z"),
        cancelledAt: null,
        currency: "EUR",
        total: "15.80",
        homeTotal: "15.80",
        lines: [line],
        refunds: [
          {
            ref: "1-D",
            at: new Date("2024-02-09T09:00:00Z"),
            total: "-7.90",
            homeTotal: "-7.90",
            lines: [{ ...line, quantity: -1, amount: "-7.90" }],
          },
        ],
      },
      {
        ref: "2",
        placedAt: new Date("2024-03-01T09:00:00Z"),
        cancelledAt: new Date("2024-03-01T12:00:00Z"),
        currency: "EUR",
        total: "0.00",
        homeTotal: "0.00",
        lines: [],
        refunds: [],
      },
    ],
    events: [
      {
        id: "visit 1",
        type: "visit.made",
        at: new Date("2024-01-05T09:00:00Z"),
        props: { store: 'Lavapiés "1"\t', pages: 3 },
      },
    ],
    ...some,
  };
}

async function told(workspaceId: string) {
  const { rows } = await sql`
    select traits #>> '{note,v}' as note, traits #> '{vip,v}' as vip, order_count, refund_count, revenue, created_at,
      (select jsonb_agg(jsonb_build_array(type, at, received_at, amount, props ->> 'store') order by at, type)
        from identify.event where event.workspace_id = customer.workspace_id
          and event.customer_id = customer.customer_id) as events,
      (select jsonb_agg(product) from identify.order_line where order_line.workspace_id = customer.workspace_id) as products
    from identify.customer where workspace_id = ${workspaceId}
  `.execute(database.engine);
  return rows;
}

it("records a history as it was told, whatever characters it has, and announces nothing", async () => {
  const to = await target();
  const recorded = await recordHistories(database, to, [ana()]);
  expect(recorded).toEqual({ customers: 1, orders: 2, refunds: 1, lines: 1, events: 5 });
  const at = (time: string) => [expect.stringContaining(time), expect.stringContaining(time)];
  expect(await told(to.workspaceId)).toEqual([
    {
      note: 'dice "hola"\\\t',
      vip: true,
      order_count: 1,
      refund_count: 1,
      revenue: "7.9000",
      created_at: new Date("2024-01-05T09:00:00Z"),
      events: [
        ["visit.made", ...at("2024-01-05T09:00:00"), null, 'Lavapiés "1"\t'],
        ["order.placed", ...at("2024-02-01T09:00:00"), 15.8, null],
        ["order.refunded", ...at("2024-02-09T09:00:00"), -7.9, null],
        ["order.placed", ...at("2024-03-01T09:00:00"), 0, null],
        ["order.cancelled", ...at("2024-03-01T12:00:00"), 0, null],
      ],
      products: ["Café\tde\\casa\n«1»"],
    },
  ]);
  const { rows } = await sql`
    select count(*) as waiting from platform.outbox where workspace_id = ${to.workspaceId}
  `.execute(database.engine);
  expect(rows[0]).toEqual({ waiting: 0 });
});

it("leaves who is known alone, and an address with whoever had it", async () => {
  const to = await target();
  const first = newId(now);
  await inEngine(database, (tx) =>
    resolveIdentities(
      tx,
      to.workspaceId,
      sql`select 'email' as kind, 'ana@example.com' as value_norm, 'ana@example.com' as value_raw, ${first}::uuid as new_id`,
      now,
    ),
  );
  await recordHistories(database, to, [ana()]);
  const again = await recordHistories(database, to, [
    ana({ traits: {}, orders: [], events: [] }),
    ana({ externalId: "B", orders: [] }),
  ]);
  expect(again.customers).toBe(1);
  const { rows } = await sql`
    select kind, value_norm, profile_id = ${first} as first from identify.identity
    where workspace_id = ${to.workspaceId} order by kind, value_norm
  `.execute(database.engine);
  expect(rows).toEqual([
    { kind: "email", value_norm: "ana@example.com", first: true },
    { kind: "external", value_norm: "A", first: false },
    { kind: "external", value_norm: "B", first: false },
    { kind: "phone", value_norm: "+34790000001", first: false },
  ]);
});

it("records each once when two processes bring the same people at once", async () => {
  const to = await target();
  const people = Array.from({ length: 40 }, (_, n) =>
    ana({ externalId: `P${n}`, email: `p${n}@example.com`, phone: null, orders: [] }),
  );
  const both = await Promise.all([
    recordHistories(database, to, people),
    recordHistories(database, to, people.toReversed()),
    recordHistories(database, to, people.slice(10, 30)),
  ]);
  expect(both.reduce((sum, { customers }) => sum + customers, 0)).toBe(40);
  const { rows } = await sql`
    select (select count(*) from identify.customer where workspace_id = ${to.workspaceId}) as customers,
      (select count(*) from identify.event where workspace_id = ${to.workspaceId}) as events
  `.execute(database.engine);
  expect(rows[0]).toEqual({ customers: 40, events: 40 });
});

it("is all or nothing", async () => {
  const to = await target();
  const broken = ana({
    externalId: "X",
    orders: [],
    events: [{ id: "1", type: "Not A Type", at: now, props: {} }],
  });
  await expect(recordHistories(database, to, [ana(), broken])).rejects.toThrow(/type/);
  expect(await told(to.workspaceId)).toEqual([]);
});

it("repeats the whole where its connection is lost, wherever that happens", async () => {
  const to = await target();
  const people = Array.from({ length: 60 }, (_, n) =>
    ana({
      externalId: `P${n}`,
      email: null,
      phone: null,
      orders: ana().orders.map((order) => ({
        ...order,
        ref: `${n}-${order.ref}`,
        refunds: order.refunds.map((back) => ({ ...back, ref: `${n}-${back.ref}` })),
      })),
    }),
  );
  // The login of the tests, which may end sessions.
  const login = new pg.Client({ connectionString: database.url });
  await login.connect();
  let cut = 0;
  let done = false;
  const cutting = (async () => {
    while (!done && cut < 3) {
      const { rowCount } = await login.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and query like '%loaded_%' and pid <> pg_backend_pid()`,
      );
      cut += rowCount ?? 0;
      await new Promise((resume) => setTimeout(resume, 7 * cut));
    }
  })();
  const recorded = await recordHistories(database, to, people).finally(() => (done = true));
  await cutting;
  await login.end();
  expect(cut).toBeGreaterThan(0);
  expect(recorded).toEqual({ customers: 60, orders: 120, refunds: 60, lines: 60, events: 300 });
  const { rows } = await sql`
    select count(*) as customers, sum(order_count)::int as orders, sum(revenue) as revenue from identify.customer
    where workspace_id = ${to.workspaceId}
  `.execute(database.engine);
  expect(rows[0]).toEqual({ customers: 60, orders: 60, revenue: "474.0000" });
});
