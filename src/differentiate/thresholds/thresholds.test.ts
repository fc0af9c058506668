import { sql } from "kysely";
import { expect, test } from "vitest";
import { stagesOf } from "#differentiate/lifecycle";
import { manifest as refresh, refreshDue } from "#differentiate/refresh";
import { tiersOf } from "#differentiate/value";
import { fixedClock } from "#platform/clock";
import { inEngine, inWorkspace } from "#platform/database";
import { manifest as tasks, workOnce } from "#platform/tasks";
import { testDatabase } from "#test/database";
import { customerId, type History, writeHistory } from "#test/history";
import { httpCaller } from "#test/http";
import { manifest } from "./index.ts";
import { previewTask, previewThresholds } from "./preview.ts";
import type { Preview } from "./thresholds.contract.ts";

const database = await testDatabase();
const slices = [tasks, refresh, manifest];
const today = "2026-06-10";
const clock = fixedClock(`${today}T15:00:00Z`);

/** Fourteen customers: the i-th buys i times, every 10 · i days, the last time 60 days ago; worth more the later. */
const history: History = {
  zone: "America/Bogota",
  customers: 14,
  sales: Array.from({ length: 14 }, (_, i) =>
    Array.from({ length: i }, (_, n) => ({
      customer: i,
      at: new Date(Date.UTC(2026, 3, 11, 12) - n * 10 * i * 86_400_000),
      value: String(i * 10),
      cancelled: null,
    })),
  ).flat(),
  returns: [],
  partners: [],
};

const lifecycle = {
  atRiskAfter: 2,
  defectorAfter: 3,
  rhythmMin: 14,
  rhythmMax: 365,
  rhythmDefault: 90,
  earlyRepeaterFrom: 2,
  coreFrom: 4,
};
const value = { topShare: 0.01, bigShare: 0.05, mediumShare: 0.2, periodMonths: 12 };

async function business() {
  const workspaceId = await writeHistory(database, history);
  await inEngine(database, (tx) =>
    sql`
      update identify.customer
      set traits = jsonb_build_object('name', jsonb_build_object('v', 'Customer ' || get_byte(uuid_send(customer_id), 15)))
      where workspace_id = ${workspaceId}
    `.execute(tx),
  );
  return { workspaceId, ask: httpCaller({ database, clock, slices }, workspaceId) };
}

const stand = async (workspaceId: string, which: "lifecycle" | "value") => {
  const asked = { workspaceId, at: today };
  const all = await inEngine(database, async (tx) =>
    which === "lifecycle"
      ? (await stagesOf(tx, asked)).map((one) => [one.customerId, one.stage as string] as const)
      : (await tiersOf(tx, asked)).map((one) => [one.customerId, one.tier as string] as const),
  );
  return new Map(all);
};

test("the defaults have version 0; saving needs the version that was read, and raises it", async () => {
  const { workspaceId, ask } = await business();
  const read = await ask<object>("GET", "/api/settings/lifecycle");
  expect(read.body).toEqual({ settings: lifecycle, version: 0 });
  expect(read.headers.get("etag")).toBe('"0"');
  const body = { ...lifecycle, atRiskAfter: 1.5 };
  expect((await ask<object>("PUT", "/api/settings/lifecycle", { body })).status).toBe(428);
  const save = (version: string) =>
    ask<{ taskId: string }>("PUT", "/api/settings/lifecycle", { body, headers: { "if-match": version } });
  for (const wrong of ['"1"', '"-1"', "*", '"x"'])
    expect([wrong, (await save(wrong)).status]).toEqual([wrong, 412]);
  const saved = await save('"0"');
  expect(saved.body).toEqual({ settings: body, version: 1, taskId: expect.any(String) });
  expect((await save('"0"')).status).toBe(412);
  expect((await save('"1"')).body).toMatchObject({ version: 2 });
  expect((await ask<object>("GET", "/api/settings/lifecycle")).body).toEqual({ settings: body, version: 2 });
  expect((await ask<object>("GET", "/api/settings/value")).body).toEqual({ settings: value, version: 0 });
  const { rows } = await inEngine(database, (tx) =>
    sql<{ action: string; subject: string; details: unknown }>`
      select action, subject, details from access.audit where workspace_id = ${workspaceId}
    `.execute(tx),
  );
  const details = { before: lifecycle, after: body };
  expect(rows).toHaveLength(2);
  expect(rows).toContainEqual({ action: "thresholds.changed", subject: "lifecycle", details });
});

test("of two who save the same version one is refused", async () => {
  const { ask } = await business();
  const save = () =>
    ask<object>("PUT", "/api/settings/value", {
      body: { ...value, periodMonths: 6 },
      headers: { "if-match": '"0"' },
    });
  const both = await Promise.all([save(), save()]);
  expect(both.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 412]);
});

const wrongLifecycle: readonly (readonly [string, object, string])[] = [
  ["lost before at risk", { atRiskAfter: 3, defectorAfter: 2 }, "defectorAfter"],
  ["lost together with at risk", { atRiskAfter: 3 }, "defectorAfter"],
  ["no rhythm fits", { rhythmMin: 30, rhythmMax: 20, rhythmDefault: 25 }, "rhythmMax"],
  ["the default is no rhythm", { rhythmDefault: 400 }, "rhythmDefault"],
  ["core with early repeater", { earlyRepeaterFrom: 4 }, "coreFrom"],
  ["early repeater from the first order", { earlyRepeaterFrom: 1 }, "earlyRepeaterFrom"],
  ["half a day", { rhythmMin: 14.5 }, "rhythmMin"],
  ["never", { atRiskAfter: 0 }, "atRiskAfter"],
  ["a text", { coreFrom: "4" }, "coreFrom"],
  ["beyond ten years", { rhythmMax: 4000 }, "rhythmMax"],
  ["one left out", { coreFrom: undefined }, "coreFrom"],
  ["one too many", { churnAfter: 4 }, ""],
];
const wrongValue: readonly (readonly [string, object, string])[] = [
  ["big smaller than top", { topShare: 0.1 }, "bigShare"],
  ["medium smaller than big", { bigShare: 0.3 }, "mediumShare"],
  ["more than everyone", { mediumShare: 1.01 }, "mediumShare"],
  ["less than nobody", { topShare: -0.1 }, "topShare"],
  ["no month", { periodMonths: 0 }, "periodMonths"],
  ["half a month", { periodMonths: 1.5 }, "periodMonths"],
];

test.each([
  ...wrongLifecycle.map((one) => ["lifecycle", lifecycle, ...one] as const),
  ...wrongValue.map((one) => ["value", value, ...one] as const),
])("%s: %j: %s is refused, saving and looking", async (which, right, _name, wrong, path) => {
  const { ask } = await business();
  const settings = { ...right, ...wrong };
  const headers = { "if-match": '"0"' };
  type Wrong = { type: string; errors: { path: string; message: string }[] };
  const saved = await ask<Wrong>("PUT", `/api/settings/${which}`, { body: settings, headers });
  expect([saved.status, saved.body.type]).toEqual([422, "urn:vinculo:http.body_invalid"]);
  expect(saved.body.errors.map((one) => one.path)).toContain(path);
  expect(saved.body.errors[0]?.message).not.toMatch(/^thresholds\./);
  const seen = await ask<Wrong>("POST", `/api/settings/${which}/preview`, { body: { settings } });
  expect(seen.status).toBe(422);
  expect(seen.body.errors.map((one) => one.path)).toContain(path === "" ? "settings" : `settings.${path}`);
});

test.each([
  ["lifecycle", { ...lifecycle, atRiskAfter: 1, defectorAfter: 1.2, coreFrom: 6 }],
  ["lifecycle", { ...lifecycle, rhythmMin: 1, rhythmMax: 20, rhythmDefault: 10 }],
  ["value", { topShare: 0.1, bigShare: 0.3, mediumShare: 0.9, periodMonths: 12 }],
  ["value", { ...value, periodMonths: 1 }],
] as const)("a preview of %s %j says who moves when it is saved", async (which, settings) => {
  const { workspaceId, ask } = await business();
  await refreshDue({ database, clock });
  const before = await stand(workspaceId, which);
  const seen = (await ask<Preview>("POST", `/api/settings/${which}/preview`, { body: { settings } })).body;
  expect(await stand(workspaceId, which)).toEqual(before);
  const headers = { "if-match": '"0"' };
  const { taskId } = (
    await ask<{ taskId: string }>("PUT", `/api/settings/${which}`, { body: settings, headers })
  ).body;
  const after = await stand(workspaceId, which);
  const moves = new Map<string, string[]>();
  for (const [id, stood] of before) {
    const stands = after.get(id) ?? "";
    if (stands !== stood)
      moves.set(`${stood} → ${stands}`, [...(moves.get(`${stood} → ${stands}`) ?? []), id]);
  }
  expect(moves.size).toBeGreaterThan(0);
  expect(
    new Map(
      seen.moves.map((one) => [
        `${one.from} → ${one.to}`,
        one.examples.map((who) => who.customerId).toSorted(),
      ]),
    ),
  ).toEqual(new Map([...moves].map(([flow, ids]) => [flow, ids.toSorted()])));
  const moved = [...moves.values()].flat().length;
  expect(seen).toMatchObject({ at: today, customers: moved });
  for (const { examples } of seen.moves)
    for (const { customerId: id, name } of examples)
      expect(name).toBe(`Customer ${Number.parseInt(id.slice(-2), 16)}`);
  expect(await workOnce({ database, slices, clock })).toBeGreaterThan(0);
  const task = await ask<{ state: string; result: object }>("GET", `/api/tasks/${taskId}`);
  expect(task.body).toMatchObject({
    state: "done",
    result: which === "lifecycle" ? { stages: moved, tiers: 0 } : { stages: 0, tiers: moved },
  });
});

test("a large workspace is looked at in a task, whose result is the same preview", async () => {
  const { workspaceId, ask } = await business();
  const settings = { ...value, topShare: 0, bigShare: 0.5, mediumShare: 0.5 };
  const now = await inWorkspace(database, workspaceId, (tx) =>
    previewThresholds(tx, workspaceId, { which: "value", settings }, clock.now()),
  );
  const progress = async () => undefined;
  const { signal } = new AbortController();
  const input = { which: "value", settings };
  expect(
    await previewTask.run({ database, clock, workspaceId, input, progress, signal, fillings: () => [] }),
  ).toEqual(now);
  expect((await ask<Preview>("POST", "/api/settings/value/preview", { body: { settings } })).body).toEqual(
    now,
  );
  expect(now.moves[0]?.examples[0]?.customerId).toBe(customerId(13));
});
