import { describe, expect, it } from "vitest";
import { manifest as customers } from "#identify/customers";
import { manifest as intake } from "#identify/intake";
import { fixedClock } from "#platform/clock";
import { apiCaller, newWorkspace } from "#test/api";
import { testDatabase } from "#test/database";
import { manifest } from "./index.ts";
import { getWaitingRefunds, postOrders } from "./ordering.routes.ts";
import { type RecordedCustomer, recordOf, stateOf } from "./record.fixture.ts";

const now = new Date("2026-03-01T08:00:00Z");
const database = await testDatabase();
const words = [manifest.words, customers.words, intake.words];
type Taken = {
  accepted: number;
  duplicates: number;
  waiting: number;
  refused: { index: number; path?: string; detail: string }[];
};

async function api(currency: string | null = "EUR") {
  const caller = apiCaller(database, await newWorkspace(database, now, currency), fixedClock(now), words);
  const post = (...items: unknown[]) => caller.ask<Taken>(postOrders, { body: { items } });
  const only = async (): Promise<RecordedCustomer> => {
    const all = await recordOf(database, caller.workspaceId);
    if (all.length !== 1 || !all[0]) throw new Error(`${all.length} customers`);
    return all[0];
  };
  return { ...caller, post, only };
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

describe("orders", () => {
  it("stand in the version with the greatest updatedAt, lines and all, whichever came first", async () => {
    const versions = [
      order({
        updatedAt: "2026-02-01T10:00:00Z",
        total: undefined,
        lines: [
          { sku: "a", quantity: 2, unitPrice: "10.05", discount: "0.1" },
          { sku: "b", quantity: 1, unitPrice: 5 },
        ],
      }),
      order({
        updatedAt: "2026-02-02T10:00:00Z",
        total: "11",
        lines: [{ sku: "c", quantity: "1", unitPrice: "11" }],
      }),
    ];
    for (const said of [versions, versions.toReversed(), [...versions, ...versions]]) {
      const { post, only, workspaceId } = await api();
      for (const one of said) await post(one);
      expect(await only()).toMatchObject({
        orders: 1,
        revenue: "11",
        documents: [{ total: "11", lines: [["c", "1", "11"]] }],
      });
      const atOnce = await api();
      expect(await atOnce.post(...said)).toMatchObject({ accepted: 1, duplicates: said.length - 1 });
      expect(await stateOf(database, atOnce.workspaceId)).toEqual(await stateOf(database, workspaceId));
    }
  });

  it("are told once, and once more when they change", async () => {
    const { post, only } = await api();
    await post(order());
    await post(order());
    await post(order({ updatedAt: "2026-02-03T00:00:00Z", total: "20" }));
    expect((await only()).events).toEqual([["order:1", "order.placed", "2026-02-01T10:00:00.000Z", "20"]]);
    expect((await only()).announced.map(([type]) => type)).toEqual(["order.placed", "order.updated"]);
  });

  it("that were cancelled count as none, and count again when they are reinstated", async () => {
    const { post, only } = await api();
    await post(order());
    await post(order({ status: "cancelled", cancelledAt: "2026-02-28T22:00:00Z" }));
    expect(await only()).toMatchObject({ orders: 0, revenue: "0" });
    expect((await only()).events.map(([id]) => id)).toEqual(["cancel:1", "order:1"]);
    expect((await only()).announced).toContainEqual(["order.cancelled", "live"]);
    await post(order({ updatedAt: "2026-03-01T00:00:00Z", status: "placed" }));
    expect(await only()).toMatchObject({
      orders: 1,
      revenue: "30",
      events: [["order:1", "order.placed", "2026-02-01T10:00:00.000Z", "30"]],
    });
  });

  it("belong to whom their first message names, whatever later versions say", async () => {
    const { post, workspaceId } = await api();
    await post(order());
    await post(order({ identities: { email: "b@x.es" }, updatedAt: "2026-02-03T00:00:00Z", total: "5" }));
    const all = await recordOf(database, workspaceId);
    expect(all.map((one) => [one.known, one.orders, one.revenue])).toEqual([
      ["email:a@x.es", 1, "5"],
      ["email:b@x.es", 0, "0"],
    ]);
  });

  it("of two sources may bear the same number", async () => {
    const { post, only } = await api();
    await post(order(), order({ source: "caja 2", total: "12" }));
    expect(await only()).toMatchObject({ orders: 2, revenue: "42" });
  });

  it("counted by many requests at once are all counted", async () => {
    const { post, only } = await api();
    await post(order({ orderRef: "first" }));
    await Promise.all([...Array(12).keys()].map((ref) => post(order({ orderRef: String(ref), total: "1" }))));
    expect(await only()).toMatchObject({ orders: 13, revenue: "42" });
  });
});

describe("refunds", () => {
  const refund = { kind: "refund", refundRef: "r", orderRef: "1", at: "2026-02-05T10:00:00Z", amount: "10" };

  it("wait for their order, seen and counted nowhere, and are its customer's once it comes", async () => {
    const { post, only, ask, workspaceId } = await api();
    expect(await post(refund)).toMatchObject({ accepted: 1, waiting: 1 });
    expect(await post(refund)).toMatchObject({ accepted: 0, duplicates: 1, waiting: 0 });
    expect(await recordOf(database, workspaceId)).toEqual([]);
    const { items } = await ask<{ items: unknown[] }>(getWaitingRefunds);
    expect(items).toMatchObject([{ refundRef: "r", orderRef: "1", amount: "10", source: "api" }]);
    await post(order());
    expect(await only()).toMatchObject({ orders: 1, refunds: 1, revenue: "20" });
    expect(await ask(getWaitingRefunds)).toEqual({ items: [], next: null });
    expect(await post(refund)).toMatchObject({ accepted: 0, duplicates: 1, waiting: 0 });
  });

  it("and orders that arrive at the same moment never miss each other", async () => {
    const { post, only, ask } = await api();
    const refs = [...Array(10).keys()].map(String);
    await Promise.all(
      refs.flatMap((orderRef) => [
        post({ ...refund, orderRef }),
        post(order({ orderRef })),
        post({ ...refund, orderRef, refundRef: "s" }),
      ]),
    );
    expect(await ask(getWaitingRefunds)).toEqual({ items: [], next: null });
    expect(await only()).toMatchObject({ orders: 10, refunds: 20, revenue: "100" });
  });

  it("come inside their order, alone, or both, and are one; a number is one within its order", async () => {
    const { post, only } = await api();
    const { kind: _, orderRef: __, ...inside } = refund;
    await post(
      order({ refunds: [inside] }),
      order({ orderRef: "2", refunds: [{ ...inside, amount: "4" }] }),
      refund,
    );
    expect(await only()).toMatchObject({ refunds: 2, revenue: "46" });
    await post({
      kind: "refund",
      refundRef: "loose",
      identities: { email: "a@x.es" },
      at: "2026-02-06T00:00:00Z",
      lines: [{ amount: "1.5" }, { amount: 0.5 }],
    });
    expect(await only()).toMatchObject({ refunds: 3, revenue: "44" });
  });
});

describe("refunds without an order", () => {
  const loose = (updatedAt: string, amount: string, email = "a@x.es") => ({
    kind: "refund",
    refundRef: "r",
    identities: { email },
    at: "2026-02-05T10:00:00Z",
    updatedAt,
    amount,
  });

  it("belong to whom they first name, and their versions may come at the same moment", async () => {
    const { post, workspaceId } = await api();
    const versions = [...Array(8).keys()].map((day) => loose(`2026-02-1${day}T00:00:00Z`, String(day)));
    await Promise.all(versions.toReversed().map((one) => post(one)));
    await post(loose("2026-02-20T00:00:00Z", "20", "b@x.es"));
    const all = await recordOf(database, workspaceId);
    expect(all.map((one) => [one.known, one.refunds, one.revenue])).toEqual([
      ["email:a@x.es", 1, "-20"],
      ["email:b@x.es", 0, "0"],
    ]);
    expect(all[0]?.events).toEqual([["refund:r", "order.refunded", "2026-02-05T10:00:00.000Z", "-20"]]);
  });
});

describe("items", () => {
  it("that are wrong are refused alone, with their place and the reason", async () => {
    const { post } = await api();
    const line = { sku: "a", quantity: 1, unitPrice: "30" };
    const wrong: [unknown, string | undefined][] = [
      [order({ total: "31", lines: [line] }), "total"],
      [order({ total: undefined }), "total"],
      [order({ total: undefined, lines: [{ quantity: -1, unitPrice: 5 }] }), "total"],
      [order({ total: "-5" }), "total"],
      [order({ total: "1e3" }), "total"],
      [order({ total: "100000000000000" }), "total"],
      [
        order({ total: undefined, lines: [{ quantity: "999999999999", unitPrice: "999999999999" }] }),
        "lines[0]",
      ],
      [
        order({
          total: undefined,
          lines: Array.from({ length: 2 }, () => ({ quantity: 1, amount: "90000000000000" })),
        }),
        "total",
      ],
      [order({ lines: [{ sku: "a", quantity: 1 }] }), "lines[0]"],
      [order({ lines: [{ ...line, quantity: "0.0000001" }] }), "lines[0].quantity"],
      [order({ lines: Array.from({ length: 1001 }, () => line) }), "lines"],
      [order({ status: "placed", cancelledAt: "2026-02-02T00:00:00Z" }), "status"],
      [order({ status: "cancelled" }), "cancelledAt"],
      [order({ status: "lost" }), "status"],
      [order({ placedAt: "2200-01-01T00:00:00Z" }), "placedAt"],
      [order({ orderRef: "x\u0000" }), "orderRef"],
      [order({ orderRef: "x".repeat(191) }), "orderRef"],
      [order({ orderRef: 1.5 }), "orderRef"],
      [order({ identities: undefined }), "identities"],
      [order({ refunds: [{ refundRef: "r", at: "2026-02-05T10:00:00Z" }] }), "refunds[0].amount"],
      [{ kind: "refund", refundRef: "r", at: "2026-02-05T10:00:00Z", amount: 1 }, undefined],
      [{ kind: "refund", refundRef: "r", orderRef: "1", at: "2026-02-05T10:00:00Z", amount: "-1" }, "amount"],
      [{ kind: "gift" }, "kind"],
      [[], undefined],
    ];
    const taken = await post(...wrong.map(([item]) => item), order());
    expect(taken.refused.map(({ index, path }) => [index, path])).toEqual(
      wrong.map(([, path], index) => [index, path]),
    );
    expect(taken.refused.filter(({ detail }) => /^[a-z]+\.[a-z_]+$/.test(detail))).toEqual([]);
    expect(taken.accepted).toBe(1);
  });

  it("of the greatest amounts are added up, not refused by the database", async () => {
    const { post, only } = await api();
    const greatest = "99999999999999.9999";
    await post(...[...Array(12).keys()].map((ref) => order({ orderRef: ref, total: greatest })));
    expect((await only()).revenue).toBe("1199999999999999.9988");
  });
});
