import type { Manifest } from "#platform/manifest";

export { announce, ourselves, recordEvents } from "./event.store.ts";
export type { Announcement } from "./event.store.ts";

export const manifest: Manifest = {
  name: "identify/events",
  purpose: "What happened with each customer, once each, and the outbox that lets the other stages react.",
  tables: [{ name: "identify.event", key: "customer", merge: "rekey", erase: "anonymise" }],
  emits: [],
  on: [],
  fills: [],
  words: { es: {}, en: {} },
};
