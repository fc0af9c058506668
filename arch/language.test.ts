import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "./house.ts";

type Page = { readonly path: string; readonly text: string };

/** Everything committed that a person reads: sources, documents, settings, scripts. */
const pages: readonly Page[] = globSync(
  [
    "{src,web,arch,test,bin,docs,examples}/**/*.{ts,tsx,js,sql,md,json,html,csv}",
    ".ci/*",
    "*.{md,json}",
    "*.config.ts",
    ".*.json",
  ],
  { cwd: root },
).map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

describe("what is committed speaks of no machine", () => {
  test(`holds in ${pages.length} files`, () => {
    expect(pages.length).toBeGreaterThan(40);
    expect(pages.flatMap(strangers)).toEqual([]);
  });

  // Planted with a star in place of a slash, so that this file itself stays lawful.
  test.each([
    ["a work folder", "README.md", "clone it to *work*main"],
    ["somebody's home", "src/a/b/index.ts", 'join("*home*", name); open("*home*ana*x.csv")'],
    ["a temporary file in a document", "docs/run.md", "written to *tmp*report.html"],
    ["a registry", "package-lock.json", '"resolved": "https:**registry.example*zod"'],
  ])("bites: %s", (_name, path, text) => {
    expect(strangers({ path, text: text.replaceAll("*", "/") })).toHaveLength(1);
  });
});

const rules: readonly (readonly [RegExp, RegExp, string])[] = [
  [/./, /(?<![\w.~*}])\/(work|root|mnt|Users\/\w+|home\/\w+)\//, "a path of one machine"],
  [/\.md$/, /(?<![\w.~])\/tmp\/\S/, "a path of one machine"],
  [/./, /https?:\/\/[\w.:-]*(registry|artifactory|nexus|verdaccio)[\w.:-]*\//i, "a registry's address"],
];

function strangers({ path, text }: Page): string[] {
  return rules.flatMap(([where, what, why]) => {
    const found = where.test(path) ? what.exec(text)?.[0] : undefined;
    return found ? [`${path}: ${why}: ${found}`] : [];
  });
}
