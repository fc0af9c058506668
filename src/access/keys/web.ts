import { fillSlot, page, paletteAction, settingsPage } from "#platform/manifest/web";
import type { SlotFill } from "#platform/manifest/web";

export { apiKeys, keyRight, madeApiKey, newApiKey } from "./keys.contract.ts";
export type { ApiKeyView, MadeApiKey } from "./keys.contract.ts";
export { words } from "./keys.words.ts";
export { words as pageWords } from "./keys.page.words.ts";

/** What API keys bring to the pages. */
export const fills: readonly SlotFill[] = [
  fillSlot(settingsPage, {
    id: "keys",
    order: 20,
    label: "keys.title",
    path: "/settings/keys",
    load: () => import("./keys.page.tsx"),
  }),
  fillSlot(page, { path: "/begin", load: () => import("./begin.page.tsx") }),
  fillSlot(paletteAction, { id: "begin", label: "begin.title", icon: "upload", path: "/begin" }),
];
