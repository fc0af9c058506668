import { customerCard, fillSlot, navItem, page, paletteAction } from "#platform/manifest/web";
import type { SlotFill } from "#platform/manifest/web";

export { words as pageWords } from "./directory.page.words.ts";

/** The customers' list and the page of one. */
export const fills: readonly SlotFill[] = [
  fillSlot(navItem, {
    id: "customers",
    section: "identify",
    order: 10,
    label: "directory.nav",
    icon: "customers",
    path: "/customers",
  }),
  fillSlot(page, { path: "/customers", load: () => import("./customers.page.tsx") }),
  fillSlot(page, { path: "/customers/$customerId", load: () => import("./customer.page.tsx") }),
  fillSlot(customerCard, { id: "who", order: 10, place: "side", load: () => import("./who.card.tsx") }),
  fillSlot(paletteAction, {
    id: "customers.find",
    label: "directory.find",
    icon: "search",
    path: "/customers",
    search: "q",
  }),
];
