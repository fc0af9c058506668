import { customerSet } from "#identify/finding";
import { recount } from "#identify/recounts";
import { fill, type Manifest } from "#platform/manifest";
import { bought } from "./bought.set.ts";
import { refigureProducts, what } from "./figures.store.ts";
import { getProduct, getProductCategories, getProducts, putProducts } from "./products.routes.ts";
import { words } from "./products.words.ts";

export const manifest: Manifest = {
  name: "identify/products",
  purpose: "What is sold: named by order lines and by the business, with what it brought and to how many.",
  tables: [
    { name: "identify.product", key: "config", merge: "none", erase: "keep" },
    { name: "identify.product_figure", key: "local", merge: "none", erase: "keep" },
  ],
  emits: [],
  on: [],
  fills: [fill(customerSet, bought), fill(recount, { what, after: "all", run: refigureProducts })],
  routes: [putProducts, getProducts, getProductCategories, getProduct],
  words,
};
