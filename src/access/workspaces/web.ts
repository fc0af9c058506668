import { fillSlot, settingsPage } from "#platform/manifest/web";
import type { SlotFill } from "#platform/manifest/web";

export { currency, workspaceChange, workspaceName, workspaceView, zone } from "./workspaces.contract.ts";
export type { WorkspaceView } from "./workspaces.contract.ts";
export { words } from "./workspaces.words.ts";
export { words as pageWords } from "./workspaces.page.words.ts";

/** What workspaces bring to the pages. */
export const fills: readonly SlotFill[] = [
  fillSlot(settingsPage, {
    id: "workspace",
    order: 10,
    label: "workspace.title",
    path: "/settings/workspace",
    load: () => import("./workspace.page.tsx"),
  }),
];
