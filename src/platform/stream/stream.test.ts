import { sql } from "kysely";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { fixedClock } from "#platform/clock";
import { inEngine, inWorkspace } from "#platform/database";
import { newId } from "#platform/ids";
import type { Manifest } from "#platform/manifest";
import { pulse } from "#platform/pulse";
import { isRefusal } from "#platform/refusals";
import { testDatabase } from "#test/database";
import { countChange, manifest, publish, revisionOf } from "./index.ts";
import type { News } from "./stream.contract.ts";
import { closeStreams, openStream } from "./stream.ts";

const database = await testDatabase();
const clock = fixedClock("2026-03-10T12:00:00Z");
const id = () => newId(clock.now());

/** Reads a workspace's stream message by message; null at its end. */
async function listening(workspaceId: string) {
  const gone = new AbortController();
  const response = await openStream(database, workspaceId, gone.signal);
  if (isRefusal(response)) throw new Error(response.id);
  onTestFinished(() => closeStreams(database));
  const reader = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
  const message = async (): Promise<string | null> => (await reader.read()).value ?? null;
  const heard = async (): Promise<News | null> => {
    const text = await message();
    const data = text?.split("\n").find((line) => line.startsWith("data: "));
    return data ? (JSON.parse(data.slice(6)) as News) : null;
  };
  expect(await message()).toBe("retry: 2000\n\n");
  return { heard, gone, cancel: () => reader.cancel() };
}

const tell = (workspaceId: string, news: News) =>
  inWorkspace(database, workspaceId, (tx) => publish(tx, workspaceId, news));

test("a workspace hears its own news, after they are committed, and no other's", async () => {
  const [mine, other, who] = [id(), id(), id()];
  const stream = await listening(mine);
  await tell(other, { kind: "customer", customerIds: [id()] });
  await expect(
    inWorkspace(database, mine, async (tx) => {
      await publish(tx, mine, { kind: "value" });
      throw new Error("rolled back");
    }),
  ).rejects.toThrow("rolled back");
  await tell(mine, { kind: "customer", customerIds: [who] });
  expect(await stream.heard()).toEqual({ kind: "customer", customerIds: [who] });
});

test("many changes become few messages, and too many names become somebody", async () => {
  const mine = id();
  const stream = await listening(mine);
  const names = Array.from({ length: 40 }, id);
  await inWorkspace(database, mine, async (tx) => {
    for (const name of names) await publish(tx, mine, { kind: "customer", customerIds: [name] });
  });
  const heard = new Set<string>();
  let messages = 0;
  while (heard.size < names.length) {
    const news = await stream.heard();
    messages += 1;
    for (const one of news?.customerIds ?? []) heard.add(one);
  }
  expect([...heard].toSorted()).toEqual(names.toSorted());
  expect(messages).toBeLessThan(names.length / 2);
  await tell(mine, { kind: "customer", customerIds: Array.from({ length: 151 }, id) });
  expect(await stream.heard()).toEqual({ kind: "customer" });
});

test("it ends when the reader goes, and for all when it is closed", async () => {
  const mine = id();
  const [first, second] = [await listening(mine), await listening(mine)];
  await first.cancel();
  await tell(mine, { kind: "value" });
  expect(await second.heard()).toEqual({ kind: "value" });
  await closeStreams(database);
  expect(await second.heard()).toBeNull();
  const third = await listening(mine);
  third.gone.abort();
  expect(await third.heard()).toBeNull();
});

test("a lost connection ends the streams; whoever comes again hears what follows", async () => {
  const mine = id();
  const stream = await listening(mine);
  const login = new pg.Client({ connectionString: database.url });
  await login.connect();
  await login.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen %'",
  );
  await login.end();
  expect(await stream.heard()).toBeNull();
  const again = await listening(mine);
  await tell(mine, { kind: "value" });
  expect(await again.heard()).toEqual({ kind: "value" });
});

test("the pulse tells of the customers that it reacted to", async () => {
  const [mine, who] = [id(), id()];
  const stream = await listening(mine);
  await inEngine(database, (tx) =>
    sql`
      insert into platform.outbox (lane, bucket, workspace_id, customer_id, event_id, type)
      values ('bulk', get_byte(uuid_send(${who}::uuid), 15), ${mine}, ${who}, ${id()}, 'visit.seen')
    `.execute(tx),
  );
  await pulse(database, [manifest satisfies Manifest], clock).drain();
  expect(await stream.heard()).toEqual({ kind: "customer", customerIds: [who] });
});

test("changes are counted by workspace and lane, also many at once", async () => {
  const [mine, other] = [id(), id()];
  const count = (lane: "live" | "bulk") => inWorkspace(database, mine, (tx) => countChange(tx, mine, lane));
  await Promise.all(Array.from({ length: 30 }, (_, i) => count(i % 3 === 0 ? "bulk" : "live")));
  expect(await inWorkspace(database, mine, (tx) => revisionOf(tx, mine))).toEqual({ live: 20, bulk: 10 });
  expect(await inWorkspace(database, other, (tx) => revisionOf(tx, other))).toEqual({ live: 0, bulk: 0 });
});
