import { builtinModules } from "node:module";
import { type House, type HouseFile, sliceOf } from "./house.ts";
import { hold } from "./law.ts";

const order = { "src/identify/orders/order.ts": "export const a = 1;" };
const server = { "src/identify/orders/index.ts": 'export { a } from "./order.ts";', ...order };

hold("another slice is reached by a door", deep, {
  "past the door": {
    files: { ...server, "src/measure/plans/index.ts": 'import { a } from "#identify/orders/order";' },
    says: "#identify/orders/order",
  },
  "a door that does not stand": {
    files: { "src/measure/plans/index.ts": 'import { a } from "#identify/nothing";' },
    says: "leads nowhere",
  },
  "the own door from inside": {
    files: { ...server, "src/identify/orders/order.store.ts": 'import { a } from "#identify/orders";' },
    says: "own door",
  },
  "a package's insides by path": {
    files: { "src/platform/http/index.ts": 'import "./node_modules/hono/dist/index.js";' },
    says: "leads nowhere",
  },
});

hold("what a browser loads holds nothing of the server", browser, {
  "a server's door, by way of a neighbour": {
    files: {
      ...server,
      "src/measure/plans/web.ts": 'import "./plan.ts";',
      "src/measure/plans/plan.ts": 'import { a } from "#identify/orders";',
    },
    says: "src/measure/plans/web.ts → src/measure/plans/plan.ts → src/identify/orders/index.ts",
  },
  "a module of Node": {
    files: { "src/measure/plans/web.ts": 'export { join } from "node:path";' },
    says: "→ node:path",
  },
  "a module of Node without its prefix": {
    files: { "web/kit/chart/index.ts": 'import { readFile } from "fs/promises";' },
    says: "→ fs/promises",
  },
  "the database's driver, by dynamic import": {
    files: { "src/measure/plans/plans.page.tsx": 'export const load = () => import("kysely");' },
    says: "→ kysely",
  },
});

hold("the server reaches no browser's door outside app", crossing, {
  "an index that imports a web door": {
    files: {
      "src/measure/plans/index.ts": 'export * from "./plan.ts";',
      "src/measure/plans/plan.ts": 'import { fills } from "#identify/orders/web";',
      "src/identify/orders/web.ts": "export const fills = [];",
    },
    says: "src/measure/plans/index.ts → src/measure/plans/plan.ts → src/identify/orders/web.ts",
  },
});

function deep(all: House): string[] {
  return all.files.flatMap((file) =>
    file.imports.flatMap(({ specifier, to }) => {
      const target = to ? all.byPath.get(to) : undefined;
      if (!target)
        return /^[#.]/.test(specifier) && !isData(to) ? [`${file.path}: ${specifier} leads nowhere`] : [];
      const inside = target.place.slice !== "" && sliceOf(target) === sliceOf(file);
      if (inside)
        return specifier.startsWith("#") && !file.isTest
          ? [`${file.path}: ${specifier} is its own door`]
          : [];
      const byDoor = specifier.startsWith("#") && isDoor(target);
      return byDoor || !target.place.slice ? [] : [`${file.path}: ${specifier} goes past a door`];
    }),
  );
}

/** JSON, styles and texts are no modules of the house. */
function isData(to: string | null): boolean {
  return to !== null && !/(^|\/)node_modules\/|\.(ts|tsx|js|sql)$/.test(to);
}

function isDoor(file: HouseFile): boolean {
  return /\/(index|web)\.ts$/.test(file.path) || file.place.stage === "test";
}

/** Packages that need a server: the database, the file system, the terminal. */
const serverOnly =
  /^(pg|pg-copy-streams|kysely|pino|commander|cli-progress|csv-parse|@hono\/node-server|graphile-worker)(\/|$)/;
const builtin = new Set(builtinModules);

function browser(all: House): string[] {
  const roots = all.files.filter(
    (file) =>
      !file.isTest &&
      (/^src\/.*\/web\.ts$|\.(page|section)\.tsx?$/.test(file.path) || file.path.startsWith("web/")),
  );
  const ways = roots.flatMap((file) =>
    reached(all, file, (one) =>
      one.file
        ? /^src\/.*\/index\.ts$/.test(one.file.path)
        : one.specifier.startsWith("node:") || builtin.has(one.specifier) || serverOnly.test(one.specifier),
    ),
  );
  // One wrong import is reached from many pages: it is said once, by the first way found.
  const lastSteps = ways.map((way) => way.split(" → ").slice(-2).join(" → "));
  return ways.filter((_way, place) => lastSteps.indexOf(lastSteps[place] ?? "") === place);
}

function crossing(all: House): string[] {
  const doors = all.files.filter((file) => /^src\/(?!app\/).*\/index\.ts$/.test(file.path));
  return doors.flatMap((door) =>
    reached(all, door, (one) => /^src\/.*\/web\.ts$/.test(one.file?.path ?? "")),
  );
}

type Step = { readonly specifier: string; readonly file: HouseFile | undefined };

/** The ways by which what runs (types are erased) leads from `start` to what is `bad`, one way each. */
function reached(all: House, start: HouseFile, bad: (step: Step) => boolean): string[] {
  const seen = new Set([start.path]);
  const ways: string[] = [];
  const follow = (file: HouseFile, way: readonly string[]): void => {
    for (const { specifier, to, typeOnly } of file.imports) {
      const next = to ? all.byPath.get(to) : undefined;
      const name = next?.path ?? specifier;
      if (typeOnly || seen.has(name)) continue;
      seen.add(name);
      if (bad({ specifier, file: next })) ways.push([...way, name].join(" → "));
      else if (next) follow(next, [...way, name]);
    }
  };
  follow(start, [start.path]);
  return ways;
}
