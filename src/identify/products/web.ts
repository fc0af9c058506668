import { customerSetLabel } from "#identify/finding/web";
import { fillSlot, navItem, page } from "#platform/manifest/web";
import type { SlotFill } from "#platform/manifest/web";

export { words as pageWords } from "./products.page.words.ts";

/** What products bring to the pages. */
export const fills: readonly SlotFill[] = [
  fillSlot(navItem, {
    id: "products",
    section: "identify",
    order: 20,
    label: "products.title",
    icon: "product",
    path: "/products",
  }),
  fillSlot(page, { path: "/products", load: () => import("./products.page.tsx") }),
  fillSlot(customerSetLabel, {
    name: "products.bought",
    words: ({ sku = "" }, say) => say("products.bought_set", { sku: sku.replace(/^name:/, "") }),
  }),
];
