import { hold } from "./law.ts";
import { type House, type HouseFile, type Import, rankOf, sliceOf, stages } from "./house.ts";

hold("imports go leftwards", arrows, {
  "an earlier stage imports a later one": {
    files: { "src/identify/orders/index.ts": 'import { value } from "#differentiate/value";' },
    says: "identify may not import differentiate",
  },
  "a type counts": {
    files: { "src/platform/clock/index.ts": 'import type { Order } from "#identify/orders";' },
    says: "platform may not import identify",
  },
  "a type named in passing counts": {
    files: { "src/platform/clock/index.ts": 'type T = import("#identify/orders").Order;' },
    says: "platform may not import identify",
  },
  "a dynamic import counts": {
    files: { "src/access/users/index.ts": 'export const later = () => import("#app/cli");' },
    says: "access may not import app",
  },
  "the kit learns a word of the domain": {
    files: { "web/kit/chart/index.ts": 'import { tiers } from "#differentiate/value/web";' },
    says: "kit may not import differentiate",
  },
  "product code uses what only tests have": {
    files: { "src/app/cli/index.ts": 'import { testDatabase } from "#test/database";' },
    says: "only tests import #test",
  },
  "product code uses an oracle": {
    files: {
      "src/app/cli/index.ts": 'import "./cli.oracle.ts";',
      "src/app/cli/cli.oracle.ts": "export {};",
    },
    says: "only tests import ./cli.oracle.ts",
  },
  "product code uses a law": {
    files: { "src/app/cli/house.ts": 'import { house } from "../../../arch/house.ts";' },
    says: "app may not import arch",
  },
});

hold("a relative import stays inside its folder", climbs, {
  import: { files: { "src/app/cli/index.ts": 'import "../report/index.ts";' }, says: "../report/index.ts" },
  "export from": {
    files: { "src/app/cli/index.ts": 'export * from "./../report/index.ts";' },
    says: "report",
  },
  "dynamic import": {
    files: { "src/app/cli/index.ts": "void import(`../report/index.ts`);" },
    says: "report",
  },
  "type import": { files: { "src/app/cli/a.ts": 'type T = import("../b.ts").T;' }, says: "../b.ts" },
});

hold("every source stands in a slice of a known stage", housed, {
  "a stage that the loop does not have": {
    files: { "src/analytics/funnels/index.ts": "export {};" },
    says: "no stage",
  },
  "a file beside the slices": { files: { "src/identify/all.ts": "export {};" }, says: "no slice" },
  "a slice without a door": {
    files: { "src/identify/orders/order.store.ts": "export {};" },
    says: "no door",
  },
});

hold("a contract imports zod only", contracts, {
  "a contract that imports a neighbour": {
    files: {
      "src/identify/orders/order.contract.ts": 'import { z } from "zod";\nimport { a } from "./order.ts";',
    },
    says: "./order.ts",
  },
});

function arrows(all: House): string[] {
  return each(all, (file, { to, specifier }) => {
    if (!to) return null;
    if (all.byPath.get(to)?.isTest && !file.isTest && rankOf(file.place.stage) < Infinity) {
      return `only tests import ${specifier}`;
    }
    const target = all.byPath.get(to)?.place.stage ?? stageOf(to);
    if (target === "test" && !file.isTest) return `only tests import #test (${specifier})`;
    if (target === "test") return null;
    if (rankOf(file.place.stage) >= rankOf(target)) return null;
    return `${file.place.stage} may not import ${target} (${specifier})`;
  });
}

function climbs(all: House): string[] {
  return each(all, (_file, { specifier }) =>
    /(^|\/)\.\.(\/|$)/.test(specifier) ? `${specifier} leaves its folder: use a door` : null,
  );
}

function contracts(all: House): string[] {
  return each(all, (file, { specifier }) =>
    file.path.endsWith(".contract.ts") && specifier !== "zod"
      ? `${specifier}: a contract imports zod only`
      : null,
  );
}

function housed(all: House): string[] {
  const sources = all.files.filter((file) => file.path.startsWith("src/"));
  const lost = sources.flatMap((file) => {
    if (!stages.some((stage) => stage === file.place.stage)) return [`${file.path}: no stage`];
    return file.place.slice ? [] : [`${file.path}: no slice`];
  });
  const doors = new Set(sources.filter((file) => /\/(index|web)\.ts$/.test(file.path)).map(sliceOf));
  const slices = new Set(sources.filter((file) => file.place.slice).map(sliceOf));
  return [
    ...lost,
    ...[...slices].filter((slice) => !doors.has(slice)).map((slice) => `src/${slice}: no door`),
  ];
}

function stageOf(path: string): string {
  const [top = "", second = ""] = path.split("/");
  if (top === "src") return second;
  return top === "web" && second === "kit" ? "kit" : top;
}

function each(all: House, judge: (file: HouseFile, one: Import) => string | null): string[] {
  return all.files.flatMap((file) =>
    file.imports.flatMap((one) => {
      const wrong = judge(file, one);
      return wrong ? [`${file.path}: ${wrong}`] : [];
    }),
  );
}
