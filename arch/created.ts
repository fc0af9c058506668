import { basename } from "node:path";
import { type House, stages } from "./house.ts";

const making =
  /\bcreate\s+(?:or\s+replace\s+)?(?:unlogged\s+|materialized\s+)?(table|view|function|type|sequence)\s+(?:if\s+not\s+exists\s+)?(\w+\.\w+)/gi;

/** What the migrations create in the stages' schemas: `schema.name` → its migration. `kind` asks for tables only. */
export function created(all: House, kind?: "table"): Map<string, string> {
  const found = all.files
    .filter((file) => file.path.endsWith(".sql"))
    .flatMap((file) =>
      file.texts.flatMap((text) => [...text.matchAll(making)].map((match) => ({ match, path: file.path }))),
    )
    .filter(({ match }) => !kind || match[1]?.toLowerCase() === kind)
    .map(({ match, path }) => [match[2] ?? "", path] as const)
    // What is replaced later was created by the first: of a map's entries the last stands.
    .toSorted(([, a], [, b]) => (basename(a) < basename(b) ? 1 : -1));
  return new Map(found.filter(([name]) => stages.some((stage) => name.startsWith(`${stage}.`))));
}
