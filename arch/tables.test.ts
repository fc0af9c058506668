import { sql } from "kysely";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { inWorkspace } from "#platform/database";
import { newId } from "#platform/ids";
import type { TableKey } from "#platform/manifest";
import { testDatabase } from "#test/database";
import { catalogue, type CatalogueTable } from "./catalogue.ts";
import { rankOf, stages } from "./house.ts";
import { manifests } from "./manifests.ts";

/** Tables without a workspace, each with its reason. */
const ownerless: Readonly<Record<string, string>> = {
  "platform.migration": "the database's own history",
  // better-auth's: a person signs in before any workspace is chosen, and may belong to several.
  "access.app_user": "a person, not a workspace's",
  "access.credential": "a person's",
  "access.session": "a person's",
  "access.verification": "a person's, or nobody's yet",
};

const database = await testDatabase();
// The login of the tests, which may plant whole schemas.
const owner = new pg.Client({ connectionString: database.url });
await owner.connect();
afterAll(() => owner.end());
const keys = new Map<string, TableKey>(
  [...(await manifests()).values()].flatMap((manifest) =>
    manifest.tables.map((table) => [table.name, table.key] as const),
  ),
);
const standing = await catalogue(owner);

describe("the migrated database keeps the house's laws", () => {
  test(`tables: ${standing.length}`, () => {
    expect(standing.length).toBeGreaterThan(8);
    expect(standing.flatMap((table) => unlawful(table, keys))).toEqual([]);
    expect(standing.flatMap(({ name }) => (keys.has(name) || name in ownerless ? [] : [name]))).toEqual([]);
  });

  test("the working roles own nothing and pass no policy by", async () => {
    const { rows } = await owner.query(
      "select rolname from pg_roles where rolname ~ '^vinculo_' and (rolsuper or rolbypassrls or rolcanlogin)",
    );
    expect(rows).toEqual([]);
    expect(new Set(standing.map((table) => table.owner))).toEqual(new Set(["vinculo_owner"]));
  });

  test("the app role sees its workspace's rows and no others, and none without a workspace", async () => {
    const [mine, other] = [await workspaceWithSource(), await workspaceWithSource()];
    const seen = sql<{ workspace_id: string }>`
      select workspace_id from access.workspace union all select workspace_id from identify.source`;
    expect((await sql`select 1 from identify.source`.execute(database.engine)).rows).toHaveLength(2);
    expect((await seen.execute(database.app)).rows).toEqual([]);
    const rows = await inWorkspace(database, mine, async (tx) => (await seen.execute(tx)).rows);
    expect(rows).toEqual([{ workspace_id: mine }, { workspace_id: mine }]);
    await expect(inWorkspace(database, mine, (tx) => addSource(tx, other))).rejects.toThrow(
      /row-level security/,
    );
  });
});

describe("the laws on tables bite", () => {
  const row = "workspace_id uuid, customer_id uuid, thing_id uuid";
  test.each([
    [
      "no policy",
      `create table identify.planted (${row}, primary key (workspace_id, thing_id))`,
      "not protected",
    ],
    [
      "a policy that lets all through",
      `create table identify.planted (${row}, primary key (workspace_id, thing_id));
       alter table identify.planted enable row level security;
       create policy workspace on identify.planted to vinculo_app using (true);
       create policy engine on identify.planted to vinculo_engine using (true)`,
      "not protected",
    ],
    [
      "no workspace in front",
      guarded(`create table identify.planted (${row}, primary key (thing_id, workspace_id))`),
      "leads with",
    ],
    ["no key at all", guarded(`create table identify.planted (${row})`), "leads with"],
    [
      "no customer in the key",
      guarded(`create table identify.planted (${row}, primary key (workspace_id, thing_id))`),
      "customer_id",
    ],
    [
      "a foreign key into a customer table",
      guarded(`create table identify.planted (${row}, primary key (workspace_id, customer_id),
        foreign key (workspace_id, thing_id) references identify.customer (workspace_id, customer_id))`),
      "may not refer to identify.customer",
    ],
    [
      "a foreign key pointing right",
      guarded(`create table identify.planted (${row}, primary key (workspace_id, customer_id),
        foreign key (workspace_id) references differentiate.value_setting)`),
      "points right",
    ],
    [
      "a trigger",
      guarded(`create table identify.planted (${row}, primary key (workspace_id, customer_id));
        create function pg_temp.nothing() returns trigger language plpgsql as 'begin return new; end';
        create trigger planted before insert on identify.planted for each row execute function pg_temp.nothing()`),
      "has triggers",
    ],
    [
      "times that keep their microseconds",
      guarded(
        `create table identify.planted (${row}, at timestamptz, primary key (workspace_id, customer_id))`,
      ),
      "timestamptz(3)",
    ],
    [
      "a customer table that only the engine has",
      `create table identify.planted (${row}, primary key (workspace_id, customer_id));
       select platform.engine_only('identify.planted')`,
      "not protected",
    ],
    [
      "a schema that is no stage",
      "create schema if not exists planted; create table planted.planted (x int)",
      "no stage",
    ],
  ])("%s", async (_name, making, says) => {
    expect(await planted(making, "customer")).toContainEqual(expect.stringContaining(says));
  });

  test("a staging table is the engine's alone, or protected like the others", async () => {
    const making = "create table identify.planted (workspace_id uuid, at timestamp(3))";
    const engineOnly = `${making}; select platform.engine_only('identify.planted')`;
    expect(await planted(engineOnly, "local")).toEqual([]);
    const open = await planted(
      `${engineOnly}; grant select (at) on identify.planted to vinculo_app`,
      "local",
    );
    expect(open).toContainEqual(expect.stringContaining("not protected"));
  });
});

/** What the law says of a table named `planted`, which stands only for as long as the question. */
async function planted(making: string, key: TableKey): Promise<string[]> {
  await owner.query("begin");
  try {
    await owner.query(making);
    const found = (await catalogue(owner)).filter(({ name }) => name.endsWith(".planted"));
    return found.flatMap((table) => unlawful(table, new Map([...keys, [table.name, key]])));
  } finally {
    await owner.query("rollback");
  }
}

function unlawful(table: CatalogueTable, keyOf: ReadonlyMap<string, TableKey>): string[] {
  const [schema = ""] = table.name.split(".");
  const key = keyOf.get(table.name);
  // Staging: COPY refuses tables under row-level security, so the engine has them to itself; rows wait there, no record.
  const engineOnly = key === "local" && !table.openToApp;
  const keyed = schema !== "platform" && key !== "local" && !(table.name in ownerless);
  const loose = table.looseTimes.filter(
    (one) => !(engineOnly && one.endsWith(" timestamp(3) without time zone")),
  );
  const wrong: (readonly [boolean, string])[] = [
    [!stages.some((stage) => stage === schema), `${schema} is no stage's schema`],
    [
      !(table.name in ownerless || engineOnly || isProtected(table)),
      "not protected: select platform.protect(…)",
    ],
    [keyed && table.primaryKey[0] !== "workspace_id", "the primary key leads with workspace_id"],
    [key === "customer" && !table.primaryKey.includes("customer_id"), "customer_id is in its key"],
    [table.triggers.length > 0, `has triggers: ${table.triggers.join()}`],
    [loose.length > 0, `timestamptz(3) everywhere: ${loose.join()}`],
    ...table.foreignKeys.flatMap(({ to, columns }): [boolean, string][] => [
      [rankOf(to.split(".")[0] ?? "") > rankOf(schema), `the foreign key to ${to} points right`],
      [
        keyOf.get(to) === "customer" && !columns.includes("customer_id"),
        `may not refer to ${to} but of the same customer`,
      ],
    ]),
  ];
  return wrong.flatMap(([is, what]) => (is ? [`${table.name}: ${what}`] : []));
}

/** As `platform.protect` leaves a table: one policy a role, for every command, the app's confined to its workspace. */
function isProtected(table: CatalogueTable): boolean {
  const using = (role: string): (string | null)[] =>
    table.policies
      .filter((one) => one.roles.length === 1 && one.roles[0] === role && one.command === "*")
      .flatMap((one) => [one.using, one.check]);
  const confined = using("vinculo_app");
  return (
    table.secured &&
    table.policies.length === 2 &&
    confined.length === 2 &&
    confined[1] === null &&
    confined[0] ===
      "(workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid)" &&
    using("vinculo_engine")[0] === "true"
  );
}

function guarded(making: string): string {
  return `${making}; select platform.protect('identify.planted')`;
}

async function workspaceWithSource(): Promise<string> {
  const id = newId(new Date());
  await inWorkspace(database, id, async (tx) => {
    await sql`insert into access.workspace (workspace_id, name, zone, created_at)
      values (${id}, 'w', 'Europe/Madrid', ${new Date(0)})`.execute(tx);
    await addSource(tx, id);
  });
  return id;
}

async function addSource(
  tx: Parameters<Parameters<typeof inWorkspace>[2]>[0],
  workspaceId: string,
): Promise<void> {
  await sql`insert into identify.source (workspace_id, source_id, name, kind, created_at)
    values (${workspaceId}, ${newId(new Date())}, 's', 'file', ${new Date(0)})`.execute(tx);
}
