import { sql } from "kysely";
import { expect, test } from "vitest";
import { fixedClock } from "#platform/clock";
import { inWorkspace } from "#platform/database";
import { newId } from "#platform/ids";
import { fill, type Manifest } from "#platform/manifest";
import { refuse } from "#platform/refusals";
import { testDatabase } from "#test/database";
import { httpCaller } from "#test/http";
import { manifest } from "./index.ts";
import { type TaskKind, taskKind, type TaskWork } from "./kind.ts";
import { findTask, forgetTasks, type NewTask, queueTask } from "./task.store.ts";
import { work, workOnce } from "./worker.ts";

const database = await testDatabase();
const noon = new Date("2026-03-10T12:00:00Z");
const clock = fixedClock(noon);
const id = () => newId(noon);
const later = (seconds: number) => fixedClock(new Date(noon.getTime() + seconds * 1000));

function doing(kind: string, run: TaskKind["run"]) {
  const slice: Manifest = {
    name: "test/slice",
    purpose: "",
    tables: [],
    emits: [],
    on: [],
    fills: [fill(taskKind, { kind, run })],
    words: { es: {}, en: {} },
  };
  return { database, slices: [slice], clock };
}

const queue = (workspaceId: string, task: Partial<NewTask> & { kind: string }) =>
  inWorkspace(database, workspaceId, (tx) =>
    queueTask(tx, { workspaceId, key: "one", input: {}, ...task }, noon),
  );
const read = (workspaceId: string, taskId: string) =>
  inWorkspace(database, workspaceId, (tx) => findTask(tx, workspaceId, taskId));

test("a task is done once and keeps what came of it; another workspace does not see it", async () => {
  const mine = id();
  const done: unknown[] = [];
  const taskId = await queue(mine, { kind: "sum", input: { a: 2 } });
  const given = doing("sum", async ({ workspaceId, input, progress }: TaskWork) => {
    await progress(0.5);
    done.push([workspaceId, input, (await read(mine, taskId))?.progress]);
    return { sum: 4 };
  });
  expect(await read(mine, taskId)).toMatchObject({ state: "queued", progress: 0, startedAt: null });
  expect(await workOnce(given)).toBe(1);
  expect(await workOnce(given)).toBe(0);
  expect(done).toEqual([[mine, { a: 2 }, 0.5]]);
  expect(await read(mine, taskId)).toMatchObject({
    state: "done",
    progress: 1,
    result: { sum: 4 },
    finishedAt: noon,
  });
  expect(await read(id(), taskId)).toBeNull();
});

test("the same work asked for twice waits once; asked for while it runs, it waits again", async () => {
  const mine = id();
  const first = await queue(mine, { kind: "same", dueAt: later(60).now() });
  expect(await queue(mine, { kind: "same" })).toBe(first);
  expect(await queue(mine, { kind: "same", key: "other", input: "other" })).not.toBe(first);
  let second = "";
  const ran = await workOnce(
    doing("same", async ({ input }) => {
      if (input !== "other") second ||= await queue(mine, { kind: "same" });
      return null;
    }),
  );
  expect(second).not.toBe(first);
  expect(ran).toBe(3);
});

test("what is not due yet waits, and what this process does not know is left to another", async () => {
  const mine = id();
  await queue(mine, { kind: "slow", dueAt: later(10).now() });
  await queue(mine, { kind: "unknown" });
  const given = doing("slow", async () => null);
  expect(await workOnce(given)).toBe(0);
  expect(await workOnce({ ...given, clock: later(10) })).toBe(1);
});

test("a refusal fails the task at once; what throws is tried three times", async () => {
  const mine = id();
  const refused = await queue(mine, { kind: "no" });
  await workOnce(doing("no", async () => refuse("task.not_found")));
  expect(await read(mine, refused)).toMatchObject({ state: "failed", refusal: { id: "task.not_found" } });
  const broken = await queue(mine, { kind: "broken" });
  const bugs: unknown[] = [];
  const given = {
    ...doing("broken", async () => {
      throw new Error("a bug");
    }),
    onBug: (error: unknown) => bugs.push(error),
  };
  for (const seconds of [0, 10, 60, 600]) await workOnce({ ...given, clock: later(seconds) });
  expect(bugs).toHaveLength(3);
  expect(await read(mine, broken)).toMatchObject({ state: "failed", refusal: { id: "task.broken" } });
});

test("a task whose process died is taken again; one whose process lives is not", async () => {
  const mine = id();
  const taskId = await queue(mine, { kind: "killed" });
  // As a killed process leaves it: running, its first attempt noted, its lock gone with its connection.
  await inWorkspace(database, mine, (tx) =>
    sql`update platform.task set state = 'running', attempt = 1, started_at = ${noon} where task_id = ${taskId}`.execute(
      tx,
    ),
  );
  let inside = -1;
  const given = doing("killed", async () => {
    inside = await workOnce(given);
    return null;
  });
  expect(await workOnce(given)).toBe(1);
  expect(inside).toBe(0);
  expect(await read(mine, taskId)).toMatchObject({ state: "done" });
});

test("one that takes its process down each time is given up", async () => {
  const mine = id();
  const taskId = await queue(mine, { kind: "deadly" });
  await inWorkspace(database, mine, (tx) =>
    sql`update platform.task set state = 'running', attempt = 3 where task_id = ${taskId}`.execute(tx),
  );
  let ran = false;
  await workOnce(doing("deadly", async () => void (ran = true)));
  expect(ran).toBe(false);
  expect(await read(mine, taskId)).toMatchObject({ state: "failed", refusal: { id: "task.broken" } });
});

test("an attempt that was overtaken writes nothing: the later one's word stands", async () => {
  const mine = id();
  const taskId = await queue(mine, { kind: "slowly" });
  const outcomes = ["old", "new"];
  const given = doing("slowly", async () => {
    if (outcomes.length === 2)
      await inWorkspace(database, mine, (tx) =>
        sql`update platform.task set attempt = attempt + 1 where task_id = ${taskId}`.execute(tx),
      );
    return outcomes.shift();
  });
  expect(await workOnce(given)).toBe(2);
  expect(await read(mine, taskId)).toMatchObject({ state: "done", result: "new" });
});

test("workers take what is queued while they run, until they are told to stop", async () => {
  const mine = id();
  const stop = new AbortController();
  let heard = (): void => undefined;
  const both = new Promise<void>((resolve) => (heard = resolve));
  const seen: unknown[] = [];
  const given = doing("live", async ({ input }) => {
    seen.push(input);
    if (seen.length === 2) heard();
    return null;
  });
  const running = work(given, stop.signal);
  await queue(mine, { kind: "live", key: "a", input: "a" });
  await queue(mine, { kind: "live", key: "b", input: "b" });
  await both;
  stop.abort();
  await running;
  expect(seen.map(String).toSorted()).toEqual(["a", "b"]);
});

test("what ended long ago is forgotten", async () => {
  const mine = id();
  const taskId = await queue(mine, { kind: "old" });
  await workOnce(doing("old", async () => null));
  await inWorkspace(database, mine, (tx) => forgetTasks(tx, mine, noon));
  expect(await read(mine, taskId)).not.toBeNull();
  await inWorkspace(database, mine, (tx) => forgetTasks(tx, mine, later(1).now()));
  expect(await read(mine, taskId)).toBeNull();
});

test("the API says how far a task is, why it failed, and nothing of another workspace's", async () => {
  const mine = id();
  const ask = httpCaller({ database, clock, slices: [manifest] }, mine);
  const taskId = await queue(mine, { kind: "shown" });
  expect((await ask("GET", `/api/tasks/${taskId}`)).body).toEqual({
    taskId,
    kind: "shown",
    state: "queued",
    progress: 0,
    createdAt: noon.toISOString(),
    startedAt: null,
    finishedAt: null,
    result: null,
    problem: null,
  });
  await workOnce(doing("shown", async () => refuse("task.not_found", {}, { status: 404 })));
  expect((await ask("GET", `/api/tasks/${taskId}`)).body).toMatchObject({
    state: "failed",
    problem: { type: "urn:vinculo:task.not_found", status: 404, detail: expect.stringContaining("no task") },
  });
  const other = httpCaller({ database, clock, slices: [manifest] }, id());
  expect((await other("GET", `/api/tasks/${taskId}`)).status).toBe(404);
});
