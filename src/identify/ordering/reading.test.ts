import { expect, it } from "vitest";
import { manifest as orders } from "#identify/orders";
import { fixedClock } from "#platform/clock";
import { apiCaller, newWorkspace } from "#test/api";
import { testDatabase } from "#test/database";
import { postOrders } from "./ordering.routes.ts";
import { recordOf } from "./record.fixture.ts";

const [getCustomerOrders] = orders.routes ?? [];
if (!getCustomerOrders) throw new Error("the orders slice has lost its route");
const now = new Date("2026-03-01T08:00:00Z");
const database = await testDatabase();

async function api() {
  const caller = apiCaller(database, await newWorkspace(database, now), fixedClock(now));
  return { ...caller, post: (...items: unknown[]) => caller.ask(postOrders, { body: { items } }) };
}

function order(some: Record<string, unknown> = {}) {
  return {
    orderRef: "1",
    identities: { email: "a@x.es" },
    placedAt: "2026-02-01T10:00:00Z",
    total: "30",
    ...some,
  };
}

it("a customer's orders are read page by page, with lines and refunds, and by nobody else", async () => {
  const { post, ask, refused, workspaceId } = await api();
  const ref = (day: number) =>
    order({
      orderRef: `o${day}`,
      placedAt: `2026-02-0${day}T10:00:00Z`,
      total: undefined,
      lines: [{ sku: "a", product: "Café", quantity: 2, unitPrice: "1.25" }],
    });
  await post(...[1, 2, 3, 4, 5].map(ref));
  await post({
    kind: "refund",
    refundRef: "r",
    orderRef: "o5",
    at: "2026-02-06T10:00:00Z",
    amount: "1",
    lines: [{ sku: "a", quantity: 1, amount: "1" }],
  });
  const customerId = (await recordOf(database, workspaceId))[0]?.customerId ?? "";
  type Page = { items: { orderRef: string; lines: unknown[]; refunds: unknown[] }[]; next: string | null };
  const first = await ask<Page>(getCustomerOrders, { params: { customerId }, query: { limit: "2" } });
  expect(first.items[0]).toMatchObject({
    orderRef: "o5",
    status: "placed",
    total: "2.5",
    homeTotal: "2.5",
    lines: [{ sku: "a", product: "Café", quantity: "2", unitPrice: "1.25", amount: "2.5" }],
    refunds: [
      {
        refundRef: "r",
        amount: "1",
        homeAmount: "1",
        lines: [{ sku: "a", product: null, quantity: "1", amount: "1" }],
      },
    ],
  });
  const second = await ask<Page>(getCustomerOrders, {
    params: { customerId },
    query: { limit: "3", after: first.next ?? "" },
  });
  expect(second.items.map((one) => one.orderRef)).toEqual(["o3", "o2", "o1"]);
  expect(second.next).toBe(null);
  expect(await (await api()).refused(getCustomerOrders, { params: { customerId } })).toMatchObject({
    status: 404,
  });
  for (const after of ["x", "e30", "WyJhIiwiYiIsImMiXQ"])
    expect(await refused(getCustomerOrders, { params: { customerId }, query: { after } })).toMatchObject({
      status: 400,
    });
});
