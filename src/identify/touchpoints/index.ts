import { customerSet } from "#identify/finding";
import { recount } from "#identify/recounts";
import { fill, type Manifest } from "#platform/manifest";
import { countEvents, recountEvents, what } from "./counting.store.ts";
import { touched } from "./touched.set.ts";
import { getTouchpoints, putTouchpoint } from "./touchpoints.routes.ts";
import { words } from "./touchpoints.words.ts";

export const manifest: Manifest = {
  name: "identify/touchpoints",
  purpose: "By which channel and in which phase of the purchase each event meets a customer, and how often.",
  tables: [
    { name: "identify.touchpoint", key: "config", merge: "none", erase: "keep" },
    { name: "identify.touch_count", key: "local", merge: "none", erase: "keep" },
  ],
  emits: [],
  on: [{ name: what, events: ["*"], lanes: ["live", "bulk"], unit: "event", react: countEvents }],
  fills: [fill(customerSet, touched), fill(recount, { what, after: "bulk", run: recountEvents })],
  routes: [getTouchpoints, putTouchpoint],
  words,
};
