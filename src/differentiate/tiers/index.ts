import type { Manifest } from "#platform/manifest";
import { value } from "./tiers.reaction.ts";

export { findTiers } from "./tiers.reaction.ts";

export const manifest: Manifest = {
  name: "differentiate/tiers",
  purpose: "Records each customer's tier as a trait, as it changes, and announces it.",
  tables: [
    { name: "differentiate.tier_cut", key: "config", merge: "none", erase: "keep" },
    { name: "differentiate.tier_state", key: "customer", merge: "rebuild", erase: "delete" },
  ],
  emits: ["tier.changed"],
  on: [value],
  fills: [],
  words: { es: {}, en: {} },
};
