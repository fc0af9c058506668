import type { Manifest } from "#platform/manifest";
import { getTimeline, postEvents, putCustomers } from "./events.routes.ts";
import { words } from "./events.words.ts";

export { announce, isLate, recordEvents, recordFirstEvents, restateEvents } from "./event.store.ts";
export type { Announcement, Telling } from "./event.store.ts";

export { takeMessages } from "./messages.ts";

export const manifest: Manifest = {
  name: "identify/events",
  purpose: "What happened with each customer, once each, and the outbox that lets the other stages react.",
  tables: [{ name: "identify.event", key: "customer", merge: "rekey", erase: "anonymise" }],
  emits: ["customer.updated"],
  on: [],
  fills: [],
  routes: [postEvents, putCustomers, getTimeline],
  words,
};
