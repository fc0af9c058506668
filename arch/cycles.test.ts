import { type House, type HouseFile, sliceOf } from "./house.ts";
import { hold } from "./law.ts";

hold("no file reaches itself", fileCycles, {
  "two files that import each other, one only a type": {
    files: {
      "src/identify/orders/a.ts": 'import { b } from "./b.ts";',
      "src/identify/orders/b.ts": 'import type { A } from "./a.ts";',
    },
    says: "src/identify/orders/a.ts → src/identify/orders/b.ts → src/identify/orders/a.ts",
  },
});

hold("no slice reaches itself", sliceCycles, {
  "three slices in a ring, no file in one": {
    files: {
      "src/identify/a/index.ts": 'export { x } from "#identify/b";',
      "src/identify/b/index.ts": "export const x = 1;",
      "src/identify/b/other.ts": 'import { c } from "#identify/c";',
      "src/identify/c/index.ts": 'import type { A } from "#identify/a";',
    },
    says: "identify/a → identify/b → identify/c → identify/a",
  },
});

function fileCycles(all: House): string[] {
  return cycles(all.files.map((file) => [file.path, file.imports.flatMap(({ to }) => (to ? [to] : []))]));
}

/** Tests stay out: nothing imports a test, so what it looks at closes no ring. */
function sliceCycles(all: House): string[] {
  const slices = new Map<string, Set<string>>();
  for (const file of all.files.filter((one) => !one.isTest && one.place.slice)) {
    const reached = slices.get(sliceOf(file)) ?? new Set<string>();
    for (const other of neighbours(all, file)) reached.add(other);
    slices.set(sliceOf(file), reached);
  }
  return cycles([...slices].map(([slice, reached]) => [slice, [...reached]]));
}

function neighbours(all: House, file: HouseFile): string[] {
  return file.imports
    .flatMap(({ to }) => (to ? [all.byPath.get(to)] : []))
    .flatMap((target) => (target?.place.slice && sliceOf(target) !== sliceOf(file) ? [sliceOf(target)] : []));
}

/** Each ring once, as the path that closes it: depth first, a node on the current path is a ring. */
function cycles(edges: readonly (readonly [string, readonly string[]])[]): string[] {
  const graph = new Map(edges);
  const done = new Set<string>();
  const path: string[] = [];
  const rings: string[] = [];
  const visit = (node: string): void => {
    const at = path.indexOf(node);
    if (at >= 0) rings.push([...path.slice(at), node].join(" → "));
    if (at >= 0 || done.has(node)) return;
    path.push(node);
    for (const next of graph.get(node) ?? []) visit(next);
    path.pop();
    done.add(node);
  };
  for (const [node] of edges) visit(node);
  return rings;
}
