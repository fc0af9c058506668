import { createHash } from "node:crypto";
import fc from "fast-check";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { insertWorkspace } from "#access/workspaces";
import type { OrderRow } from "#identify/files";
import { ensureSource } from "#identify/sources";
import { inEngine } from "#platform/database";
import { newId } from "#platform/ids";
import { testDatabase } from "#test/database";
import { fileFacts, fileOddities } from "./facts.store.ts";
import { importOrders } from "./import.ts";
import type { Import } from "./job.ts";

const now = new Date("2026-03-01T08:00:00Z");
const database = await testDatabase();

async function job(currency: string | null = "EUR", zone = "UTC"): Promise<Import> {
  const workspaceId = newId(now);
  const sourceId = newId(now);
  await inEngine(database, async (tx) => {
    await insertWorkspace(tx, { workspaceId, name: "Tienda", zone, currency }, now);
    await ensureSource(tx, { workspaceId, sourceId, name: "pedidos.csv", kind: "file" }, now);
  });
  return { workspaceId, sourceId, importId: newId(now), zone, currency, now };
}

function row(some: Partial<OrderRow>): OrderRow {
  const amount = some.amount ?? "10";
  const plain: OrderRow = {
    row: 1,
    customer: "A",
    order: null,
    at: "2026-01-05T10:00:00.000",
    quantity: "1",
    unitPrice: amount,
    amount,
    currency: null,
    sku: null,
    product: null,
    name: null,
    email: null,
    kind: amount.startsWith("-") ? "return" : "sale",
    class: "goods",
    zeroPrice: false,
    hash: "",
    ...some,
  };
  return {
    ...plain,
    hash: createHash("md5")
      .update(JSON.stringify({ ...plain, row: 0 }))
      .digest("hex"),
  };
}

async function* batches(rows: readonly OrderRow[], size = 3): AsyncGenerator<OrderRow[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}

/** The rows as a file numbers them. */
function file(...rows: Partial<OrderRow>[]): OrderRow[] {
  return rows.map((some, index) => row({ ...some, row: index + 2 }));
}

async function facts(one: Import) {
  return inEngine(database, (tx) => fileFacts(tx, one));
}

/** What the record says of a workspace, without what depends on when it was written. */
async function record({ workspaceId }: Import) {
  const { rows } = await sql`
    select identity.value_norm as customer, order_count, refund_count, first_order_at, last_order_at, revenue,
      unpriced_count,
      (select jsonb_agg(jsonb_build_array(order_ref, placed_at, total, home_total, cancelled_at) order by order_ref)
        from identify.customer_order
        where customer_order.workspace_id = ${workspaceId} and customer_order.customer_id = customer.customer_id
      ) as orders,
      (select jsonb_agg(jsonb_build_array(order_ref, sku, quantity, amount) order by order_ref, sku, quantity, amount)
        from identify.order_line
        where order_line.workspace_id = ${workspaceId} and order_line.customer_id = customer.customer_id) as lines,
      (select jsonb_agg(jsonb_build_array(refund_ref, order_ref, refunded_at, amount) order by refund_ref)
        from identify.order_refund
        where order_refund.workspace_id = ${workspaceId} and order_refund.customer_id = customer.customer_id) as refunds,
      (select jsonb_agg(jsonb_build_array(message_id, type, at, amount) order by message_id)
        from identify.event
        where event.workspace_id = ${workspaceId} and event.customer_id = customer.customer_id) as events
    from identify.customer
    join identify.profile using (workspace_id, customer_id)
    join identify.identity using (workspace_id, profile_id)
    where workspace_id = ${workspaceId}
    order by customer
  `.execute(database.engine);
  return rows;
}

describe("documents", () => {
  it("takes a row for an order where the file has no order id, also when rows are identical", async () => {
    const one = await job();
    await importOrders(database, one, batches(file({}, {}, { customer: "B" }, { amount: "-4" })));
    expect(await facts(one)).toMatchObject({ customers: 2, orders: 3, returns: 1, lines: 4, revenue: "26" });
    const odd = await inEngine(database, (tx) => fileOddities(tx, one));
    expect(odd).toEqual([
      { class: "identical_rows", lines: 1, amount: "10" },
      { class: "returns", lines: 1, amount: "-4" },
    ]);
  });

  it("adds the lines of an order up, and knows a return by what it gives back", async () => {
    const one = await job();
    const rows = file(
      { order: "1", sku: "cafe", amount: "12.5" },
      { order: "1", sku: "vale", amount: "-2.5" },
      { order: "C2", sku: "cafe", amount: "-12.5" },
      { order: "3", sku: "muestra", amount: "0", zeroPrice: true },
      { order: "4", amount: "99", kind: "cancellation" },
    );
    await importOrders(database, one, batches(rows));
    expect(await facts(one)).toMatchObject({ customers: 1, orders: 2, returns: 2, revenue: "-2.5" });
    const [customer] = (await record(one)) as {
      order_count: number;
      refund_count: number;
      revenue: string;
    }[];
    expect(customer).toMatchObject({ order_count: 2, refund_count: 1, revenue: "-2.5000" });
  });

  it("finds the order of what came back on a later day under the order's own number", async () => {
    const one = await job();
    await importOrders(
      database,
      one,
      batches(
        file({ order: "1", amount: "30" }, { order: "1", amount: "-10", at: "2026-02-01T09:00:00.000" }),
      ),
    );
    expect(await facts(one)).toMatchObject({ orders: 1, returns: 1, revenue: "20" });
    const [customer] = (await record(one)) as { refunds: unknown }[];
    expect(customer?.refunds).toEqual([["1 · return", "1", "2026-02-01T09:00:00+00:00", 10]]);
  });

  it("keeps two customers under one number apart", async () => {
    const one = await job();
    await importOrders(database, one, batches(file({ order: "7" }, { order: "7", customer: "B" })));
    expect(await facts(one)).toMatchObject({ customers: 2, orders: 2 });
  });

  it("counts rows without a customer, and never takes the till's nobody for one", async () => {
    const one = await job();
    await importOrders(
      database,
      one,
      batches(file({}, { customer: null }, { customer: "Consumidor Final" })),
    );
    expect(await facts(one)).toMatchObject({ customers: 1, lines: 3, withoutCustomer: 2, revenue: "10" });
    const odd = await inEngine(database, (tx) => fileOddities(tx, one));
    expect(odd.map((each) => each.class).toSorted()).toEqual(["shared_customer", "without_customer"]);
  });

  it("counts an order in a currency without a rate, and not its money", async () => {
    const one = await job("EUR");
    await importOrders(database, one, batches(file({ currency: "EUR" }, { currency: "USD", amount: "50" })));
    expect(await facts(one)).toMatchObject({ orders: 2, revenue: "10" });
    const [customer] = (await record(one)) as { unpriced_count: number; revenue: string }[];
    expect(customer).toMatchObject({ unpriced_count: 1, revenue: "10.0000" });
  });

  it("adds up exactly what the record rounds", async () => {
    const one = await job();
    await importOrders(
      database,
      one,
      batches(file({ amount: "0.000001" }, { amount: "0.1234567" }, { amount: "1" })),
    );
    expect((await facts(one)).revenue).toBe("1.1234577");
  });

  it("reads wall clocks in the workspace's zone", async () => {
    const one = await job("EUR", "America/Bogota");
    await importOrders(database, one, batches(file({ at: "2026-01-05T23:30:00.000" })));
    const [customer] = (await record(one)) as { first_order_at: Date }[];
    expect(customer?.first_order_at.toISOString()).toBe("2026-01-06T04:30:00.000Z");
  });
});

it("a second run of the same file changes nothing, in any order of its rows and any batches", async () => {
  const rowsOf = fc.array(
    fc.record({
      customer: fc.constantFrom("A", "B", "C", null),
      order: fc.constantFrom("1", "2", "3", null),
      sku: fc.constantFrom("x", "y"),
      amount: fc.constantFrom("5", "0", "-5", "2.25"),
      at: fc.constantFrom("2026-01-05T10:00:00.000", "2026-01-06T10:00:00.000"),
    }),
    { minLength: 1, maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(rowsOf, fc.integer({ min: 1, max: 5 }), async (some, size) => {
      const rows = file(...some);
      const once = await job();
      await importOrders(database, once, batches(rows));
      const first = await record(once);
      await importOrders(database, { ...once, importId: newId(now) }, batches(rows, size));
      expect(await record(once)).toEqual(first);
      const other = await job();
      await importOrders(database, other, batches(rows.toReversed(), size));
      expect(await record(other)).toEqual(first);
    }),
    { numRuns: 25 },
  );
});
