import { fillSlot, page } from "#platform/manifest/web";
import type { SlotFill } from "#platform/manifest/web";

export { credentials, sessionView, setup, setupView } from "./accounts.contract.ts";
export type { SessionView, Setup, SetupView } from "./accounts.contract.ts";
export { words } from "./accounts.words.ts";
export { words as pageWords } from "./accounts.page.words.ts";

/** What accounts bring to the pages. */
export const fills: readonly SlotFill[] = [
  fillSlot(page, { path: "/first-run", bare: true, load: () => import("./first_run.page.tsx") }),
  fillSlot(page, { path: "/sign-in", bare: true, load: () => import("./sign_in.page.tsx") }),
];
