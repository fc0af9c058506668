import { basename } from "node:path";
import { expect, test } from "vitest";
import { created } from "./created.ts";
import { house, type House, rankOf, shipped } from "./house.ts";
import { hold, plant } from "./law.ts";

const plan = "src/differentiate/plans/migrations/202611220950_plans.sql";
const plans = { [plan]: "create table differentiate.plan (workspace_id uuid primary key);" };
const store = "src/identify/orders/order.store.ts";
const written = (text: string) => ({ [store]: `const rows = sql\`${text}\`;` });

hold("SQL names nothing that stands further right", pointing, {
  "a statement": {
    files: { ...plans, ...written("select 1 from differentiate.plan") },
    says: `${store}: identify names differentiate.plan`,
  },
  "a name in a string": {
    files: { ...plans, [store]: 'const table = "differentiate.plan";' },
    says: `${store}: identify names differentiate.plan`,
  },
  "a foreign key": {
    files: {
      ...plans,
      "src/identify/orders/migrations/202611220951_a.sql":
        "create table identify.a (x uuid references differentiate.plan);",
    },
    says: "identify names differentiate.plan",
  },
  "a stage's function": {
    files: {
      "src/measure/a/migrations/202611220952_a.sql":
        "create or replace function measure.lift() returns int return 1;",
      ...written("select measure.lift()"),
    },
    says: `${store}: identify names measure.lift`,
  },
});

hold("SQL keeps to what the house allows", forbidden, {
  "a clock of the database's": { files: written("select NOW ()"), says: "time comes in as a parameter" },
  "the standard's clock": {
    files: written("select current_timestamp"),
    says: "time comes in as a parameter",
  },
  "a clock in a migration": {
    files: { [plan]: "create table differentiate.plan (at timestamptz(3) default clock_timestamp());" },
    says: "time comes in as a parameter",
  },
  "a clock in a plain string": { files: { [store]: 'client.query("select now()");' }, says: "time comes in" },
  "skip locked": { files: written("select 1 for update\n skip locked"), says: "claim by bucket" },
  "a trigger": {
    files: { [plan]: "create trigger t after insert on differentiate.plan" },
    says: "no triggers",
  },
  "a table named order": {
    files: { [plan]: 'create table identify."order" (x int)' },
    says: "no table named",
  },
  "a table named user": {
    files: { [plan]: "create table if not exists access.user (x int)" },
    says: "no table named",
  },
  "a table outside the schemas": { files: { [plan]: "create table plan (x int)" }, says: "name its schema" },
  shouting: { files: written("SELECT 1"), says: "lower case" },
});

hold("migrations have one order", ordered, {
  "a name without its minute": {
    files: { "src/identify/a/migrations/20261122_a.sql": "" },
    says: "YYYYMMDDHHMM",
  },
  "a day that no calendar has": {
    files: { "src/identify/a/migrations/202602300900_a.sql": "" },
    says: "no date",
  },
  "two of one minute": {
    files: {
      "src/identify/a/migrations/202611220900_a.sql": "",
      "src/access/b/migrations/202611220900_b.sql": "",
    },
    says: "same minute",
  },
  "a migration elsewhere": { files: { "src/identify/a/a.sql": "select 1" }, says: "migrations/" },
  "a stage that builds on a later one": {
    files: {
      "src/identify/a/migrations/202611220900_a.sql": "create table identify.a (x int);",
      "src/measure/b/migrations/202611220859_b.sql": "select 1 from identify.a;",
    },
    says: "runs before identify.a is created",
  },
});

test("the laws on SQL saw the migrations and their tables", () => {
  const tables = created(house());
  expect(tables.size).toBeGreaterThan(8);
  expect([...created(plant(plans))]).toEqual([["differentiate.plan", plan]]);
});

function pointing(all: House): string[] {
  const objects = [...created(all).keys()];
  return shipped(all).flatMap((file) => {
    const right = objects.filter((name) => rankOf(name.split(".")[0] ?? "") > rankOf(file.place.stage));
    return right
      .filter((name) => file.texts.some((text) => names(text, name)))
      .map((name) => `${file.path}: ${file.place.stage} names ${name}`);
  });
}

const clocks =
  /\b((now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(|current_(timestamp|date|time)\b|localtime(stamp)?\b)/i;

const rules: readonly (readonly [RegExp, string])[] = [
  [clocks, "time comes in as a parameter, from Clock"],
  [/\bskip\s+locked\b/i, "no skip locked: claim by bucket equality"],
  [/\bcreate\s+(or\s+replace\s+)?(constraint\s+)?trigger\b/i, "no triggers"],
  [
    /\bcreate\s+table\s+(if\s+not\s+exists\s+)?([\w"]+\.)?"?(order|user)"?\s*\(/i,
    "no table named order or user",
  ],

  [/\b(SELECT|INSERT INTO|DELETE FROM|CREATE TABLE|ORDER BY|GROUP BY)\b/, "SQL is written in lower case"],
];

/** Of migrations only: a bench may make a table of its own in a database of its own. */
const migrationRules: typeof rules = [
  [/\bcreate\s+(unlogged\s+)?table\s+(if\s+not\s+exists\s+)?"?\w+"?\s*\(/i, "a table must name its schema"],
];

function forbidden(all: House): string[] {
  return shipped(all)
    .filter((file) => !file.path.endsWith(".words.ts"))
    .flatMap((file) =>
      [...rules, ...(file.path.endsWith(".sql") ? migrationRules : [])].flatMap(([pattern, rule]) => {
        const text = file.texts.find((one) => pattern.test(one));
        return text === undefined ? [] : [`${file.path}: ${rule} (${pattern.exec(text)?.[0].trim()})`];
      }),
    );
}

function ordered(all: House): string[] {
  const files = all.files.filter((file) => file.path.endsWith(".sql"));
  const minutes = new Map<string, string>();
  const birth = created(all);
  return files.flatMap((file) => {
    const name = /^src\/\w+\/\w+\/migrations\/((\d{4})(\d\d)(\d\d)(\d\d)(\d\d))_[a-z0-9_]+\.sql$/.exec(
      file.path,
    );
    if (!name) return [`${file.path}: SQL files are migrations/YYYYMMDDHHMM_word.sql of a slice`];
    const [, minute = "", year, month, day, hour, of] = name;
    const twin = minutes.get(minute);
    minutes.set(minute, file.path);
    const at = new Date(`${year}-${month}-${day}T${hour}:${of}:00Z`);
    const real =
      !Number.isNaN(at.getTime()) && at.toISOString().startsWith(`${year}-${month}-${day}T${hour}`);
    return [
      ...(real ? [] : [`${file.path}: ${minute} is no date`]),
      ...(twin ? [`${file.path}: the same minute as ${twin}`] : []),
      ...[...birth]
        .filter(
          ([object, home]) => basename(home) > basename(file.path) && names(file.texts.join("\n"), object),
        )
        .map(([object]) => `${file.path}: runs before ${object} is created`),
    ];
  });
}

function names(text: string, object: string): boolean {
  return new RegExp(`\\b${object.replace(".", String.raw`"?\."?`)}\\b`, "i").test(text);
}
