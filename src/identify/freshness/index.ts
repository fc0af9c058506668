import { customerSet } from "#identify/finding";
import { fill, type Manifest } from "#platform/manifest";
import { taskKind } from "#platform/tasks";
import { countTask } from "./answer.ts";
import * as routes from "./freshness.routes.ts";
import { words } from "./freshness.words.ts";
import { lackingSet } from "./lacking.set.ts";

export const manifest: Manifest = {
  name: "identify/freshness",
  purpose: "Keeps what is known of customers current: what is missing, what is old, whom to ask for what.",
  tables: [
    { name: "identify.field_rule", key: "config", merge: "none", erase: "keep" },
    { name: "identify.kept_freshness", key: "config", merge: "none", erase: "keep" },
  ],
  emits: [],
  on: [],
  fills: [fill(taskKind, countTask), fill(customerSet, lackingSet)],
  routes: Object.values(routes),
  words,
};
