import type { Manifest } from "#platform/manifest";

export { pulse } from "./pulse.ts";
export type { Pulse } from "./pulse.ts";

export const manifest: Manifest = {
  name: "platform/pulse",
  purpose: "Hands what happened, exactly once, to the slices that react to it.",
  tables: [
    { name: "platform.outbox", key: "local", merge: "rekey", erase: "delete" },
    { name: "platform.parked", key: "local", merge: "rekey", erase: "delete" },
  ],
  emits: [],
  on: [],
  fills: [],
  words: { es: {}, en: {} },
};
