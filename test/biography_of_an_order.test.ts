import { sql } from "kysely";
import { expect, test } from "vitest";
import { insertWorkspace } from "#access/workspaces";
import { slices } from "#app/slices";
import { refreshDue } from "#differentiate/refresh";
import type { Clock } from "#platform/clock";
import { inEngine } from "#platform/database";
import { newId } from "#platform/ids";
import { pulse } from "#platform/pulse";
import { testDatabase } from "#test/database";
import { httpCaller } from "#test/http";

/**
 * The biography of an order: one order, from the request that brings it to every page that it changes. Read it from top
 * to bottom; each stage of the loop adds its chapter here.
 */
const database = await testDatabase();
let time = Date.parse("2026-11-20T18:00:00Z");
const clock: Clock = { now: () => new Date(time) };
const workspaceId = newId(clock.now());

test("the biography of an order", async () => {
  // A coffee roaster in Madrid, its API, and the pulse that reacts to what happens.
  await inEngine(database, (tx) =>
    insertWorkspace(
      tx,
      { workspaceId, name: "Tostadero", zone: "Europe/Madrid", currency: "EUR" },
      clock.now(),
    ),
  );
  const ask = httpCaller({ database, clock, slices }, workspaceId);
  const { drain } = pulse(database, slices, clock);
  // The workspace was looked at as a whole when it was made, and is again when others' orders move somebody.
  await refreshDue({ database, clock });

  // 1. It arrives. The shop's server posts it; the answer says that it is on disk.
  const order = {
    orderRef: "W-1001",
    identities: { externalId: "C-7", email: "Lucía@example.com" },
    placedAt: "2026-11-20T18:30:00+01:00",
    lines: [
      { sku: "CASA-1K", product: "Mezcla de la casa, 1 kg", quantity: "2", unitPrice: "24.90" },
      { sku: "ENVIO", product: "Gastos de envío", quantity: "1", unitPrice: "4.50" },
    ],
  };
  const posted = await ask<object>("POST", "/api/orders", { body: { items: [order] } });
  expect(posted).toMatchObject({ status: 200, body: { accepted: 1, duplicates: 0, refused: [] } });

  // Posted again, as a nervous network does, it is recognised.
  const again = await ask<object>("POST", "/api/orders", { body: { items: [order] } });
  expect(again.body).toMatchObject({ accepted: 0, duplicates: 1, refused: [] });

  // 2. It has an owner: a customer, found by any name they are known as.
  const found = await ask<{ items: { customerId: string }[] }>("GET", "/api/customers?search=C-7");
  expect(found.body.items).toHaveLength(1);
  const customerId = found.body.items[0]?.customerId ?? "";
  const byMail = await ask<{ items: unknown[] }>("GET", "/api/customers?search=lucía@example.com");
  expect(byMail.body.items).toMatchObject([{ customerId, orders: 1, revenue: "54.3" }]);

  // 3. It stands among their orders, line by line, and on their timeline.
  const orders = await ask<object>("GET", `/api/customers/${customerId}/orders`);
  expect(orders.body).toMatchObject({
    items: [
      { orderRef: "W-1001", status: "placed", total: "54.3", lines: [{ sku: "CASA-1K" }, { sku: "ENVIO" }] },
    ],
  });
  expect(await typesOf(customerId)).toEqual(["order.placed"]);

  // 4. It waits in the outbox, written in the same transaction …
  expect(await waiting()).toBe(1);

  // 5. … until the pulse lets the later stages react. The lifecycle finds a first-time customer, the pyramid a tier by
  // the cuts that stand; both record what they found as traits of the customer and tell of it, and the pulse takes that
  // too. A moment later everyone is measured again, since an order moves the cuts: she is the best customer there is.
  await drain();
  expect(await waiting()).toBe(0);
  time += 10_000;
  expect(await refreshDue({ database, clock })).toBe(1);
  await drain();
  const known = await ask<object>("GET", `/api/customers/${customerId}`);
  expect(known.body).toMatchObject({ stage: "first_time", tier: "top" });
  expect(await typesOf(customerId)).toEqual(
    expect.arrayContaining(["order.placed", "customer.stage_changed", "tier.changed"]),
  );

  // 6. It counts on the pages of value, at its date and not before.
  const today = await ask<{ pyramid: { tier: string; customers: number; revenue: string }[] }>(
    "GET",
    "/api/value/pyramid?at=2026-11-20",
  );
  expect(today.body.pyramid[0]).toMatchObject({ tier: "top", customers: 1, revenue: "54.3" });
  const before = await ask<{ pyramid: { tier: string; customers: number }[] }>(
    "GET",
    "/api/value/pyramid?at=2026-11-19",
  );
  expect(before.body.pyramid.find((row) => row.tier === "prospects")?.customers).toBe(1);
  const stages = await ask<{ lifecycle: { stage: string; customers: number }[] }>(
    "GET",
    "/api/value/lifecycle?at=2026-11-20",
  );
  expect(stages.body.lifecycle.find((row) => row.stage === "first_time")?.customers).toBe(1);
  const cohorts = await ask<object>("GET", "/api/value/cohorts?at=2026-11-20");
  expect(cohorts.body).toMatchObject({ cohorts: [{ cohort: "2026-11", size: 1, retained: [1] }] });

  // 7. Part of it comes back. The refund finds its order, and what the customer is worth follows.
  const refunded = await ask<object>("POST", "/api/orders", {
    body: {
      items: [
        {
          kind: "refund",
          refundRef: "D-1",
          orderRef: "W-1001",
          at: "2026-11-20T18:40:00+01:00",
          amount: "24.90",
        },
      ],
    },
  });
  expect(refunded.body).toMatchObject({ accepted: 1, refused: [] });
  await drain();
  const after = await ask<object>("GET", `/api/customers/${customerId}/orders`);
  expect(after.body).toMatchObject({
    items: [{ orderRef: "W-1001", refunds: [{ refundRef: "D-1", amount: "24.9" }] }],
  });
  const worth = await ask<{ pyramid: { revenue: string }[] }>("GET", "/api/value/pyramid?at=2026-11-20");
  expect(worth.body.pyramid[0]?.revenue).toBe("29.4");

  // 8. Time passes over it without a word from anybody: after two rhythms she is at risk, after three she is lost.
  for (const [moment, stage] of [
    ["2027-06-01T09:00:00Z", "at_risk"],
    ["2027-09-01T09:00:00Z", "defector"],
  ] as const) {
    time = Date.parse(moment);
    expect(await refreshDue({ database, clock })).toBe(1);
    await drain();
    const silent = await ask<object>("GET", `/api/customers/${customerId}`);
    expect(silent.body).toMatchObject({ stage });
  }
  expect((await typesOf(customerId)).filter((type) => type === "customer.stage_changed")).toHaveLength(3);

  async function typesOf(customer: string): Promise<string[]> {
    const timeline = await ask<{ items: { type: string }[] }>("GET", `/api/customers/${customer}/timeline`);
    return timeline.body.items.map((event) => event.type);
  }
});

async function waiting(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from platform.outbox where workspace_id = ${workspaceId}
  `.execute(database.engine);
  return rows[0]?.n ?? -1;
}
