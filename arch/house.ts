import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { readSource, type Reading } from "./reading.ts";

/**
 * The house as data: every file with what it imports and says. Laws are pure functions over it, so that each can be
 * shown to bite on a planted file. dependency-cruiser sees nothing under TypeScript 7 and passes; oxc-parser reads.
 */
export type House = { readonly files: readonly HouseFile[]; readonly byPath: ReadonlyMap<string, HouseFile> };

export type HouseFile = Omit<Reading, "imports"> & {
  /** From the root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly place: Place;
  /** A test, or what only tests load: `*.oracle.ts`, `*.fixture.ts`, `*.testing.ts`. */
  readonly isTest: boolean;
  readonly imports: readonly Import[];
};

export type Import = {
  readonly specifier: string;
  /** Where it leads inside the house; null for a package, a `node:` module or a `#` that leads nowhere. */
  readonly to: string | null;
  /** Erased when it runs: a browser never loads what is only reached so. */
  readonly typeOnly: boolean;
};

/** Which stage and slice a file stands in. Outside the stages (`arch`, `test`, `bin`, root files) the slice is "". */
export type Place = { readonly stage: string; readonly slice: string };

/** The loop, left to right: a file imports from its own stage or from one further left (DESIGN §1). */
export const stages = [
  "platform",
  "kit",
  "access",
  "identify",
  "differentiate",
  "interact",
  "customize",
  "measure",
  "web",
  "app",
] as const;

export const root = join(import.meta.dirname, "..");

/** Everything that stands: sources, tests, laws, migrations. Read once a process. */
export function house(): House {
  standing ??= houseOf(
    globSync(["{src,web,arch,test}/**/*.{ts,tsx,sql}", "bin/*.js", "*.config.ts"], { cwd: root }).map(
      (path) => ({
        path: path.replaceAll("\\", "/"),
        text: readFileSync(join(root, path), "utf8"),
      }),
    ),
  );
  return standing;
}

let standing: House | undefined;

/** Reads sources, real or planted, into a house. */
export function houseOf(sources: readonly { path: string; text: string }[]): House {
  const files = sources.map(({ path, text }) => {
    const reading = readSource(path, text);
    const imports = reading.imports.map((one) => ({ ...one, to: resolve(path, one.specifier) }));
    return { ...reading, imports, path, text, place: placeOf(path), isTest: isTest(path) };
  });
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, byPath: new Map(files.map((file) => [file.path, file])) };
}

export function placeOf(path: string): Place {
  const [top = "", stage = "", slice = "", ...rest] = path.split("/");
  if (top === "src") return rest.length > 0 ? { stage, slice } : { stage: stage || "src", slice: "" };
  if (top === "web") return stage === "kit" ? { stage: "kit", slice } : { stage: "web", slice: "" };
  return { stage: stage ? top : "root", slice: "" };
}

/** `identify/orders`, or the stage alone where there is no slice. */
export function sliceOf(file: { readonly place: Place }): string {
  return file.place.slice ? `${file.place.stage}/${file.place.slice}` : file.place.stage;
}

/** How far right a stage stands; what is outside the loop (laws, tests) may look at everything. */
export function rankOf(stage: string): number {
  const rank = stages.indexOf(stage as (typeof stages)[number]);
  return rank < 0 ? Infinity : rank;
}

/** The files that ship. */
export function shipped(all: House): readonly HouseFile[] {
  return all.files.filter((file) => !file.isTest && rankOf(file.place.stage) < Infinity);
}

function isTest(path: string): boolean {
  return (
    /\.(test|testing|fixture|oracle)\.tsx?$/.test(path) ||
    /^(test|arch)\//.test(path) ||
    path === "vitest.config.ts"
  );
}

/** Node's own rule for package.json's `imports`: the longest text before the star wins, then the longer pattern. */
const aliases = Object.entries(
  (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { imports: Record<string, string> })
    .imports,
)
  .map(([pattern, target]) => {
    const [before = "", after = ""] = pattern.split("*");
    return { before, after, target };
  })
  .toSorted((a, b) => b.before.length - a.before.length || b.after.length - a.after.length);

function resolve(from: string, specifier: string): string | null {
  if (specifier.startsWith(".")) return normalize(join(dirname(from), specifier));
  if (!specifier.startsWith("#")) return null;
  for (const { before, after, target } of aliases) {
    const fits = specifier.startsWith(before) && specifier.endsWith(after);
    if (!fits || specifier.length <= before.length + after.length) continue;
    const star = specifier.slice(before.length, specifier.length - after.length);
    return normalize(target.replaceAll("*", star));
  }
  return null;
}
