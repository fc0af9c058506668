import { expect, it } from "vitest";
import { manifest as ordering } from "#identify/ordering";
import { manifest as recounts, recountDue } from "#identify/recounts";
import { fixedClock } from "#platform/clock";
import { apiCaller, newWorkspace } from "#test/api";
import { testDatabase } from "#test/database";
import { manifest } from "./index.ts";
import type { Product, ProductCategories, Products } from "./products.contract.ts";
import { getProduct, getProductCategories, getProducts, putProducts } from "./products.routes.ts";

const now = new Date("2026-03-01T08:00:00Z");
const clock = fixedClock(now);
const database = await testDatabase();
const slices = [ordering, recounts, manifest];
const route = (method: string, path: string) => {
  const found = ordering.routes?.find((one) => one.method === method && one.path === path);
  if (!found) throw new Error(`${path} is a route`);
  return found;
};

type Taken = { accepted: number; duplicates: number; refused: { index: number; path?: string }[] };

async function api() {
  const workspaceId = await newWorkspace(database, now);
  const caller = apiCaller(database, workspaceId, clock, [manifest.words]);
  const put = (...items: unknown[]) => caller.ask<Taken>(putProducts, { body: { items } });
  const sell = async (...items: unknown[]) => {
    await caller.ask(route("post", "/api/orders"), { body: { items } });
    await recountDue({ database, slices, clock: later() });
  };
  const list = async (query = {}) => (await caller.ask<Products>(getProducts, { query })).items;
  return { ...caller, put, sell, list };
}

let hours = 0;
const later = () => fixedClock(new Date(now.getTime() + (hours += 1) * 60_000));

let ref = 0;
const order = (email: string, lines: unknown[], some: Record<string, unknown> = {}) => ({
  orderRef: `o${(ref += 1)}`,
  identities: { email },
  placedAt: "2026-02-10T10:00:00Z",
  lines,
  ...some,
});
const coffee = { sku: "C1", product: "Café", quantity: "2", unitPrice: "10", amount: "20" };

it("a product appears by itself from the lines that name it, by sku or else by name", async () => {
  const { sell, list, ask } = await api();
  await sell(
    order("a@x.es", [
      coffee,
      { product: " Taza ", quantity: "1", amount: "5" },
      { quantity: "1", amount: "3" },
    ]),
    order("a@x.es", [coffee], { placedAt: "2026-02-20T10:00:00Z" }),
    order("b@x.es", [{ ...coffee, product: "Café de Huila" }], { placedAt: "2026-02-21T10:00:00Z" }),
    order("c@x.es", [coffee], { cancelledAt: "2026-02-11T10:00:00Z" }),
    order("d@x.es", [coffee], { placedAt: "2024-02-11T10:00:00Z" }),
  );
  expect(await list()).toMatchObject([
    {
      sku: "C1",
      name: "Café de Huila",
      quantity: "6",
      revenue: "60",
      orders: 3,
      buyers: 2,
      firstSoldAt: "2024-02-11T10:00:00.000Z",
      margin: null,
    },
    { sku: "name:taza", name: "Taza", quantity: "1", revenue: "5", buyers: 1 },
  ]);
  expect(await ask<Product>(getProduct, { params: { sku: "name:taza" } })).toMatchObject({ buyers: 1 });
});

it("what is said stands over what the lines call it; what is left out stays, null takes away", async () => {
  const { put, sell, list, ask } = await api();
  await sell(order("a@x.es", [coffee]));
  const said = { sku: "C1", name: "Huila", category: "Café", price: "10.50", cost: "4" };
  expect(await put(said, { sku: "C2" })).toEqual({ accepted: 2, duplicates: 0, refused: [] });
  expect(await put(said)).toEqual({ accepted: 0, duplicates: 1, refused: [] });
  await put({ sku: "C1", price: null });
  expect(await list({ search: "huílà" })).toMatchObject([
    { sku: "C1", name: "Huila", price: null, cost: "4", margin: 0.6, revenue: "20", version: 2 },
  ]);
  expect(await list({ uncategorised: "true" })).toMatchObject([{ sku: "C2", revenue: "0" }]);
  expect((await ask<ProductCategories>(getProductCategories)).items).toEqual([
    { category: "Café", products: 1, quantity: "2", revenue: "20" },
    { category: null, products: 1, quantity: "0", revenue: "0" },
  ]);
});

it("refuses a bad item alone, and an address that is more than an address", async () => {
  const { put, refused } = await api();
  const taken = await put(
    { sku: "A", price: "-1" },
    { sku: "B", url: "javascript:alert(1)" },
    { sku: "C", colour: "red" },
    { sku: "D" },
  );
  expect(taken).toMatchObject({
    accepted: 1,
    refused: [{ index: 0, path: "price" }, { index: 1, path: "url" }, { index: 2 }],
  });
  expect(await refused(getProduct, { params: { sku: "A" } })).toMatchObject({ status: 404 });
});

it("foreign money is brought home by the order's rate and waits where there is none; returns are told apart", async () => {
  const { sell, list, ask } = await api();
  await ask(route("put", "/api/rates"), {
    body: { items: [{ currency: "USD", date: "2026-02-01", rate: "0.5" }] },
  });
  await sell(
    order("a@x.es", [coffee], {
      currency: "USD",
      refunds: [
        {
          refundRef: "r",
          at: "2026-02-12T10:00:00Z",
          amount: "10",
          lines: [{ sku: "C1", quantity: "1", amount: "10" }],
        },
      ],
    }),
    order("b@x.es", [coffee], { currency: "GBP" }),
  );
  expect(await list()).toMatchObject([{ revenue: "10", quantity: "4", unpriced: 1, returned: "1" }]);
});

it("every order can be walked page by page", async () => {
  const { put, ask } = await api();
  await put(...["b", "á", "c", "d", "e"].map((sku) => ({ sku, name: `${sku} x` })));
  const walk = async (sort: string): Promise<string[]> => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Products = await ask(getProducts, {
        query: { sort, limit: "2", ...(after ? { after } : {}) },
      });
      seen.push(...page.items.map(({ sku }) => sku));
      after = page.next;
    } while (after);
    return seen;
  };
  expect(await walk("name")).toEqual(["á", "b", "c", "d", "e"]);
  for (const sort of ["revenue", "quantity", "buyers"])
    expect((await walk(sort)).toSorted()).toEqual(["b", "c", "d", "e", "á"]);
});
