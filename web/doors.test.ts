import { execFile } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

/** A filling as plain data; what loads a page is left out. */
type Filling = {
  readonly door: string;
  readonly slot: string;
  readonly with: { readonly path?: string; readonly label?: string; readonly id?: string };
};
type Doors = { readonly fillings: readonly Filling[]; readonly es: string[]; readonly en: string[] };

let doors: Doors;

/** In a Node of its own, without what a test runner forgives: the report loads these doors just so. */
beforeAll(async () => {
  const paths = globSync("src/*/*/web.ts", { cwd: root });
  const script = `
    const paths = ${JSON.stringify(paths)};
    const doors = await Promise.all(paths.map(async (path) => [path, await import(${JSON.stringify(`${root}/`)} + path)]));
    const words = doors.flatMap(([, door]) => [door.words, door.pageWords]).filter(Boolean);
    console.log(JSON.stringify({
      fillings: doors.flatMap(([door, { fills = [] }]) => fills.map((one) => ({ door, ...one }))),
      es: words.flatMap((one) => Object.keys(one.es)),
      en: words.flatMap((one) => Object.keys(one.en)),
    }));`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: root,
    maxBuffer: 1 << 24,
  });
  doors = JSON.parse(stdout) as Doors;
});

test("every door loads in plain Node, and the page knows each that fills its slots", () => {
  const known = readFileSync(join(import.meta.dirname, "doors.ts"), "utf8");
  const filling = new Set(
    doors.fillings.filter((one) => one.slot !== "report.section").map((one) => one.door),
  );
  expect(filling.size).toBeGreaterThan(2);
  const missing = [...filling].filter((door) => {
    const [, stage, slice] = door.split("/");
    return !known.includes(`#${stage}/${slice}/web`);
  });
  expect(missing).toEqual([]);
});

test("no two pages have one address, no two fillings of a slot one id", () => {
  const of = (slots: readonly string[]): Filling[] =>
    doors.fillings.filter((one) => slots.includes(one.slot));
  const paths = of(["page", "settings.page"]).map((one) => one.with.path);
  expect(new Set(paths).size).toBe(paths.length);
  for (const slot of ["nav.item", "home.card", "customer.card", "settings.page", "palette.action"]) {
    const ids = of([slot]).map((one) => one.with.id);
    expect({ slot, distinct: new Set(ids).size }).toEqual({ slot, distinct: ids.length });
  }
});

test("what the navigation leads to stands, and every label has its text in both languages", () => {
  const pages = doors.fillings
    .filter((one) => one.slot === "page" || one.slot === "settings.page")
    .map((one) => new RegExp(`^${one.with.path?.replace(/\$\w+/g, "[^/]+")}$`));
  const lost = doors.fillings
    .filter((one) => one.slot === "nav.item" || one.slot === "palette.action")
    .filter((one) => !pages.some((page) => page.test(one.with.path ?? "")));
  expect(lost).toEqual([]);
  const said = [new Set(doors.es), new Set(doors.en)];
  const labels = doors.fillings.flatMap((one) => one.with.label ?? []);
  expect(labels.filter((label) => said.some((words) => !words.has(label)))).toEqual([]);
});
