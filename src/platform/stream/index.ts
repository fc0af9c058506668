import type { ChangeSet, Manifest } from "#platform/manifest";
import { publish } from "./publish.store.ts";
import { routes } from "./stream.routes.ts";
import { words } from "./stream.words.ts";

export { publish } from "./publish.store.ts";
export { countChange, revisionOf } from "./revision.store.ts";
export type { Revision } from "./revision.store.ts";
export { closeStreams } from "./stream.ts";
export type { News } from "./stream.contract.ts";

export const manifest: Manifest = {
  name: "platform/stream",
  purpose:
    "Counts what changes in a workspace and tells it, so that pages follow and nothing old passes for new.",
  tables: [{ name: "platform.revision", key: "local", merge: "none", erase: "keep" }],
  emits: [],
  on: [{ name: "stream", events: ["*"], lanes: ["live", "bulk"], unit: "customer", react: tellOfCustomers }],
  fills: [],
  routes,
  words,
};

/** Whatever happened to a customer may show on a page about them. Told when all reactions are committed. */
async function tellOfCustomers({ tx, workspaceId, changes }: ChangeSet): Promise<void> {
  await publish(tx, workspaceId, { kind: "customer", customerIds: changes.map((one) => one.customerId) });
}
