import { sql } from "kysely";
import { expect, test } from "vitest";
import { z } from "zod";
import { inWorkspace } from "#platform/database";
import { newId } from "#platform/ids";
import { refuse } from "#platform/refusals";
import { testDatabase } from "#test/database";
import { serve } from "./http.testing.ts";
import { defineRoute } from "./route.ts";

const database = await testDatabase();
const workspaceId = newId(new Date());
let done = 0;
let broken = true;
let hold: Promise<void> = Promise.resolve();
let now = new Date("2026-11-22T10:00:00Z");
const base = { right: "things.write", tag: "Things", summary: "A thing.", method: "post" } as const;
const body = z.object({ name: z.string() });
const answer = z.object({ secret: z.string(), done: z.number() });
const routes = [
  defineRoute({
    ...base,
    path: "/api/things",
    body,
    answer,
    handle: async ({ body: { name } }) => {
      await hold;
      if (name === "bad") return refuse("http.not_found", { path: "x" }, { status: 404 });
      return { secret: `secret of ${name}`, done: (done += 1) };
    },
  }),
  defineRoute({
    ...base,
    path: "/api/flaky",
    body,
    answer,
    handle: async () => {
      if (broken) throw new Error("once");
      return { secret: "", done: 0 };
    },
  }),
];
const me = { workspaceId, actor: "me", rights: new Set(["things.write"]) };
const { url } = await serve(database, me, routes, { clock: { now: () => now } });

async function post(key: string, name: string, path = "/api/things") {
  const response = await fetch(url + path, {
    method: "POST",
    headers: { authorization: "Bearer me", "content-type": "application/json", "idempotency-key": key },
    body: JSON.stringify({ name }),
  });
  const replayed = response.headers.get("idempotency-replayed") === "true";
  return { status: response.status, replayed, text: await response.text() };
}

test("the same request again gets the same answer and is not done again", async () => {
  const first = await post("k1", "a");
  const again = await post("k1", "a");
  expect(again).toEqual({ ...first, replayed: true });
  expect(JSON.parse((await post("k2", "a")).text)).toMatchObject({ done: 2 });
});

test("a refusal is an answer too", async () => {
  expect(await post("k3", "bad")).toMatchObject({ status: 404, replayed: false });
  expect(await post("k3", "bad")).toMatchObject({ status: 404, replayed: true });
});

test("another request under the same key is refused", async () => {
  await post("k4", "a");
  const other = await post("k4", "b");
  expect([other.status, JSON.parse(other.text)]).toMatchObject([
    422,
    { type: "urn:vinculo:http.idempotency_mismatch" },
  ]);
  expect((await post("k4", "a", "/api/flaky")).status).toBe(422);
  expect((await post("a b", "a")).status).toBe(400);
});

test("of twenty at once one is done; the others wait their turn or get its answer", async () => {
  const before = done;
  let release = () => undefined as void;
  hold = new Promise((resolve) => (release = resolve));
  const sent = Array.from({ length: 20 }, () => post("k5", "a"));
  const first = await Promise.race(sent);
  expect(first.status).toBe(409);
  release();
  const statuses = (await Promise.all(sent)).map((one) => one.status);
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(1);
  expect(done).toBe(before + 1);
  expect(await post("k5", "a")).toMatchObject({ status: 200, replayed: true });
});

test("what failed by our fault may be tried again", async () => {
  expect((await post("k6", "a", "/api/flaky")).status).toBe(500);
  broken = false;
  expect(await post("k6", "a", "/api/flaky")).toMatchObject({ status: 200, replayed: false });
});

test("neither key nor answer can be read in the database", async () => {
  await post("a-key-to-find", "a-thing-to-find");
  const rows = await inWorkspace(
    database,
    workspaceId,
    async (tx) =>
      (await sql<{ row: string }>`select kept::text as row from platform.idempotency as kept`.execute(tx))
        .rows,
  );
  expect(rows.length).toBeGreaterThan(3);
  const hex = (text: string) => Buffer.from(text).toString("hex");
  for (const text of ["a-key-to-find", "a-thing-to-find", "secret of"])
    expect(JSON.stringify(rows).includes(text) || JSON.stringify(rows).includes(hex(text))).toBe(false);
});

test("after a day the key is free again, and what is old is forgotten", async () => {
  await post("k7", "a");
  now = new Date(now.getTime() + 86_400_001);
  expect(await post("k7", "b")).toMatchObject({ status: 200, replayed: false });
  const { rows } = await inWorkspace(database, workspaceId, (tx) =>
    sql<{ n: number }>`select count(*) as n from platform.idempotency`.execute(tx),
  );
  expect(rows[0]?.n).toBe(1);
});
