import { createHash } from "node:crypto";
import { glob, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import pg from "pg";
import type { Clock } from "#platform/clock";
import { isRefusal, refuse, type Refusal } from "#platform/refusals";
import { settings } from "./connection.ts";
import { ensureRoles } from "./roles.ts";

const root = join(import.meta.dirname, "../../..");

/** The lock under which one process at a time migrates a database (an arbitrary constant of ours). */
const migrating = 7_316_022;

type Migration = { readonly name: string; readonly text: string; readonly checksum: string };

/**
 * Brings a database to this release: roles first, then every migration of every slice in one global order by its
 * timestamp, each in a transaction of its own. Forward only; safe to call from several processes.
 *
 * @param url a login that owns the database or may create roles in it
 * @returns the names applied now, or a refusal: `database.too_old` (PostgreSQL below 15), `database.roles_missing`,
 *   `database.migration_changed` (an applied file was edited), `database.newer` (a later release was here)
 */
export async function migrate(url: string, clock: Clock): Promise<string[] | Refusal> {
  const client = new pg.Client(settings(url, null));
  // A server that dies in between fails the next statement; without a listener it would end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    const ready = await prepare(client);
    if (isRefusal(ready)) return ready;
    return await applyAll(client, await migrations(), clock);
  } finally {
    await client.end();
  }
}

/** All migrations in the order in which they run: by file name, whose first twelve digits are a timestamp. */
export async function migrations(): Promise<Migration[]> {
  const files: string[] = [];
  for await (const file of glob("src/*/*/migrations/*.sql", { cwd: root })) files.push(file);
  files.sort((a, b) => (basename(a) < basename(b) ? -1 : 1));
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(root, file), "utf8");
      return {
        name: basename(file, ".sql"),
        text,
        checksum: createHash("sha256").update(text).digest("hex"),
      };
    }),
  );
}

async function prepare(client: pg.Client): Promise<Refusal | null> {
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  );
  const version = rows[0]?.version ?? 0;
  if (version < 150_000) {
    return refuse("database.too_old", { version: Math.floor(version / 10_000), least: 15 }, { status: 503 });
  }
  await client.query("select pg_advisory_lock($1)", [migrating]);
  const refused = await ensureRoles(client);
  if (refused) return refused;
  await client.query("set role vinculo_owner");
  await client.query("create schema if not exists platform");
  await client.query(`create table if not exists platform.migration (
    name text primary key,
    checksum text not null,
    applied_at timestamptz(3) not null
  )`);
  return null;
}

async function applyAll(
  client: pg.Client,
  all: readonly Migration[],
  clock: Clock,
): Promise<string[] | Refusal> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    "select name, checksum from platform.migration",
  );
  const applied = new Map(rows.map((row) => [row.name, row.checksum]));
  const known = new Map(all.map((one) => [one.name, one.checksum]));
  for (const [name, checksum] of applied) {
    if (!known.has(name)) return refuse("database.newer", { migration: name }, { status: 503 });
    if (known.get(name) !== checksum)
      return refuse("database.migration_changed", { migration: name }, { status: 503 });
  }
  const pending = all.filter((one) => !applied.has(one.name));
  for (const one of pending) await applyOne(client, one, clock);
  return pending.map((one) => one.name);
}

async function applyOne(client: pg.Client, one: Migration, clock: Clock): Promise<void> {
  await client.query("begin");
  try {
    await client.query(one.text);
    await client.query("insert into platform.migration (name, checksum, applied_at) values ($1, $2, $3)", [
      one.name,
      one.checksum,
      clock.now(),
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`migration ${one.name} failed: ${String(error)}`, { cause: error });
  }
}
