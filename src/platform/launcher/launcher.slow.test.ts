import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "./index.ts";
import {
  type Held,
  ask,
  endOf,
  expectValue,
  remove,
  startElsewhere,
  testFolder,
} from "./launcher.testing.ts";
import { isAlive, postgresOn, waitForEnd } from "./processes.ts";

/** One cluster for all tests that leave it stopped: making one waits for the disk. */
let folder: string;
beforeAll(() => void (folder = testFolder()));
afterAll(() => remove(folder));

const start = async (options = {}) => expectValue(await startElsewhere({ folder, ...options }));

/** Commits rows one by one until the connection breaks; returns how many commits were acknowledged. */
async function writeUntilBroken(url: string, onRow: (rows: number) => void): Promise<number> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  let rows = 0;
  try {
    for (;;) {
      await client.query("insert into row_written default values");
      rows += 1;
      onRow(rows);
    }
  } catch {
    return rows;
  }
}

const victims = {
  node: ({ node }: Held) => process.kill(node, "SIGKILL"),
  postgres: ({ postgres }: Held) => process.kill(postgres, "SIGKILL"),
  both: ({ node, postgres }: Held) => process.kill(node, "SIGKILL") && process.kill(postgres, "SIGKILL"),
};

test("after kill -9 of Node, of PostgreSQL, of both, amid writes, the next start has every acknowledged row", async () => {
  let held = await start();
  await ask(held.url, "create table row_written (id bigint generated always as identity)");
  let acknowledged = 0;
  for (let round = 0; round < 12; round += 1) {
    const kill = Object.values(victims)[round % 3];
    const current = held;
    const ended = endOf(current.child);
    const written = writeUntilBroken(current.url, (rows) => {
      if (rows === 20 + round) kill?.(current);
    });
    // PostgreSQL alone outlives its Node: only the next start ends it, and with it the writing.
    await ended;
    held = await start();
    acknowledged += await written;
    const [count] = await ask(held.url, "select count(*)::int as rows from row_written");
    // One more may have been committed whose acknowledgement the kill cut off.
    expect(Number(count?.["rows"])).toBeGreaterThanOrEqual(acknowledged);
    expect(Number(count?.["rows"])).toBeLessThanOrEqual(acknowledged + round + 1);
    expect(isAlive(current.postgres)).toBe(false);
  }
  held.child.kill("SIGTERM");
  expect(await endOf(held.child)).toBe(0);
});

test.each(["SIGINT", "SIGTERM"] as const)("%s stops cleanly", async (signal) => {
  const held = await start();
  held.child.kill(signal);
  expect(await endOf(held.child)).toBe(0);
  expect(isAlive(held.postgres)).toBe(false);
  expect(readFileSync(join(folder, "postgres.log"), "utf8")).toContain("database system is shut down");
  expect(existsSync(join(folder, "postgres", "postmaster.pid"))).toBe(false);
});

test.skipIf(process.platform !== "linux")(
  "a busy backend that outlives its postmaster is ended",
  async () => {
    const held = await start();
    const busy = ask(held.url, "select count(*) from generate_series(1, 1000000000)").catch(() => "broken");
    await expect
      .poll(() =>
        ask(
          held.url,
          "select 1 from pg_stat_activity where query like '%generate_series%' and state = 'active'",
        ),
      )
      .toHaveLength(2);
    victims.both(held);
    await endOf(held.child);
    const data = join(folder, "postgres");
    expect(postgresOn(data).length).toBeGreaterThan(0);
    const next = await start();
    expect(await busy).toBe("broken");
    expect(await ask(next.url, "select 1 as one")).toEqual([{ one: 1 }]);
    next.child.kill("SIGTERM");
    await endOf(next.child);
  },
);

test("a note that names a zombie, or a process of somebody else, stops no start", async () => {
  const first = await start();
  const note = readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8");
  first.child.kill("SIGTERM");
  await endOf(first.child);
  // The shell becomes `sleep`, which never reaps the child that it was left with.
  const stranger = spawn("sh", ["-c", "(exit 0) & echo $!; exec sleep 60"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  onTestFinished(() => void stranger.kill("SIGKILL"));
  const zombie = await new Promise<number>((resolve) => {
    stranger.stdout.once("data", (text: Buffer) => resolve(Number(text.toString())));
  });
  expect(await waitForEnd(zombie, 5_000)).toBe(true);
  expect(process.kill(zombie, 0)).toBe(true);
  for (const pid of [zombie, stranger.pid]) {
    writeFileSync(join(folder, "postgres", "postmaster.pid"), note.replace(/^\d+/, String(pid)));
    const next = await start();
    expect(await ask(next.url, "select 1 as one")).toEqual([{ one: 1 }]);
    next.child.kill("SIGTERM");
    await endOf(next.child);
  }
});

test("kill -9 in the middle of initdb leaves nothing that confuses the next start", async () => {
  const fresh = testFolder();
  onTestFinished(() => remove(fresh));
  const child = spawn(process.execPath, [
    join(import.meta.dirname, "launcher.fixture.ts"),
    JSON.stringify({ folder: fresh, temporary: true }),
  ]);
  const unfinished = () => readdirSync(fresh).some((name) => name.startsWith("postgres.init-"));
  await expect.poll(unfinished, { timeout: 10_000, interval: 5 }).toBe(true);
  child.kill("SIGKILL");
  await endOf(child);
  expect(existsSync(join(fresh, "postgres"))).toBe(false);
  const next = await start({ folder: fresh, temporary: true });
  expect(await ask(next.url, "select 1 as one")).toEqual([{ one: 1 }]);
  next.child.kill("SIGTERM");
  await endOf(next.child);
});

test("the throw-away database of a killed process is stopped and removed by the next one", async () => {
  const held = expectValue(await startElsewhere({ temporary: true }));
  process.kill(held.node, "SIGKILL");
  await endOf(held.child);
  expect(existsSync(held.folder)).toBe(true);
  const mine = await temporaryFolder();
  onTestFinished(() => remove(mine));
  expect(existsSync(held.folder)).toBe(false);
  expect(isAlive(held.postgres)).toBe(false);
  expect(existsSync(mine)).toBe(true);
});

test("a process that ends without a stop removes its throw-away database", async () => {
  const held = expectValue(await startElsewhere({ temporary: true, exit: 3 }));
  expect(await endOf(held.child)).toBe(3);
  expect(existsSync(held.folder)).toBe(false);
  expect(isAlive(held.postgres)).toBe(false);
});

test("folders of others with a similar name, and those of living processes, are left alone", async () => {
  const mine = await temporaryFolder();
  const other = mkdtempSync(join(tmpdir(), "vinculo-mine-"));
  for (const one of [mine, other]) onTestFinished(() => remove(one));
  expect(basename(mine)).toMatch(new RegExp(`^vinculo-${process.pid}-\\d+-`));
  remove(await temporaryFolder());
  expect([mine, other].map((one) => existsSync(one))).toEqual([true, true]);
});
