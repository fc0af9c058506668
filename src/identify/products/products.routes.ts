import { recordChange } from "#access/audit";
import { findWorkspace } from "#access/workspaces";
import { batchAnswer, batchBody, readBatch, readCursor, writeCursor } from "#identify/intake";
import { countedAt } from "#identify/recounts";
import { inWorkspace } from "#platform/database";
import { defineRoute } from "#platform/http";
import { refuse } from "#platform/refusals";
import { what } from "./figures.store.ts";
import { productItem } from "./product.item.ts";
import { findProduct, listProducts, readCategories, writeProducts } from "./product.store.ts";
import { product, productCategories, productPath, products, productsQuery } from "./products.contract.ts";

const tag = "Products";

export const putProducts = defineRoute({
  method: "put",
  path: "/api/products",
  right: "orders.write",
  tag,
  summary:
    "Says name, category, price and cost of products, up to 500; a field that is left out stays as it is, null takes it away.",
  itemwise: true,
  body: batchBody(productItem),
  answer: batchAnswer,
  handle: async ({ body, caller, database, clock, language, say }) => {
    const { good, refused } = readBatch(body.items, () => productItem, { language, say });
    const { workspaceId, actor, kind } = caller;
    // Of two items of one product in a request the later one stands, over what the earlier one says beside it.
    const last = new Map<string, (typeof good)[number]["item"]>();
    for (const { item } of good) last.set(item.sku, { ...last.get(item.sku), ...item });
    return inWorkspace(database, workspaceId, async (tx) => {
      const changed = await writeProducts(tx, workspaceId, [...last.values()], clock.now());
      if (changed.length > 0) {
        const details = { products: changed.length, skus: changed.slice(0, 20) };
        const change = {
          workspaceId,
          actor,
          actorKind: kind,
          action: "products.changed",
          subject: changed[0] ?? "",
        };
        await recordChange(tx, { ...change, details }, clock.now());
      }
      return { accepted: changed.length, duplicates: good.length - changed.length, refused };
    });
  },
});

export const getProducts = defineRoute({
  method: "get",
  path: "/api/products",
  right: "customers.read",
  tag,
  summary: "Products, said or sold, with quantity, revenue and buyers of the last twelve months.",
  query: productsQuery,
  answer: products,
  handle: async ({ query, caller: { workspaceId }, database }) => {
    const place = query.after === undefined ? null : (readCursor(query.after, 2) ?? []);
    const [key = "", sku = ""] = place ?? [];
    const badKey = query.sort !== "name" && !/^-?\d+(\.\d+)?$/.test(key);
    if (place && (sku === "" || badKey)) return refuse("intake.cursor_invalid", {}, { path: "after" });
    return inWorkspace(database, workspaceId, async (tx) => {
      const workspace = await findWorkspace(tx, workspaceId);
      const found = await listProducts(tx, {
        workspaceId,
        home: workspace?.currency ?? null,
        words: (query.search ?? "").split(/\s+/).filter(Boolean),
        category: query.uncategorised === "true" ? null : query.category,
        sort: query.sort,
        after: place ? [key, sku] : null,
        limit: query.limit + 1,
      });
      const last = found.length > query.limit ? found[query.limit - 1] : undefined;
      const counted = await countedAt(tx, workspaceId, what);
      return {
        items: found.slice(0, query.limit),
        next: last ? writeCursor([last.key, last.sku]) : null,
        countedAt: counted?.toISOString() ?? null,
      };
    });
  },
});

export const getProductCategories = defineRoute({
  method: "get",
  path: "/api/product-categories",
  right: "customers.read",
  tag,
  summary: "The categories of products with what each sold in the last twelve months.",
  answer: productCategories,
  handle: async ({ caller: { workspaceId }, database }) => ({
    items: await inWorkspace(database, workspaceId, (tx) => readCategories(tx, workspaceId)),
  }),
});

export const getProduct = defineRoute({
  method: "get",
  path: "/api/products/{sku}",
  right: "customers.read",
  tag,
  summary: "One product with what it sold in the last twelve months.",
  params: productPath,
  answer: product,
  handle: async ({ params: { sku }, caller: { workspaceId }, database }) =>
    inWorkspace(database, workspaceId, async (tx) => {
      const workspace = await findWorkspace(tx, workspaceId);
      const found = await findProduct(tx, { workspaceId, home: workspace?.currency ?? null, sku });
      return found ?? refuse("products.unknown", {}, { status: 404 });
    }),
});
