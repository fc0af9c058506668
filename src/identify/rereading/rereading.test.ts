import { sql } from "kysely";
import { expect, it } from "vitest";
import { countryChanged } from "#access/workspaces";
import type { CustomerList } from "#identify/customers/web";
import { manifest as events } from "#identify/events";
import { manifest as finding } from "#identify/finding";
import { fixedClock } from "#platform/clock";
import { inEngine } from "#platform/database";
import { queueTask, workOnce } from "#platform/tasks";
import { apiCaller, newWorkspace } from "#test/api";
import { testDatabase } from "#test/database";
import { manifest } from "./index.ts";

const now = new Date("2026-03-01T08:00:00Z");
const database = await testDatabase();
const putCustomers = events.routes?.find((route) => route.path === "/api/customers");
const getCustomers = finding.routes?.find((route) => route.path === "/api/customers");

it("reads numbers again once the country is known, and merges nobody by it", async () => {
  const people = [
    { identities: { externalId: "1", phone: "600 111 222" }, traits: { name: "Ana", phone: "600 111 222" } },
    { identities: { externalId: "2", phone: "600 333 444" }, traits: { name: "Eva" } },
    { identities: { externalId: "3", phone: "+34 600 333 444" }, traits: { name: "Otra" } },
    { identities: { externalId: "1", phone: "+34 600 111 222" }, traits: {} },
  ];
  // Nobody's zone: numbers are kept as their digits.
  const workspaceId = await newWorkspace(database, now, "EUR", "UTC");
  const caller = apiCaller(database, workspaceId, fixedClock(now));
  await caller.ask(putCustomers as never, { body: { items: people } });
  const found = async (search: string) =>
    (await caller.ask<CustomerList>(getCustomers as never, { query: { search } })).items.map(
      (one) => one.name,
    );
  await inEngine(database, async (tx) => {
    await sql`update access.workspace set country = 'ES' where workspace_id = ${workspaceId}`.execute(tx);
    await queueTask(tx, { workspaceId, kind: countryChanged, key: "all", input: {} }, now);
  });
  await workOnce({ database, slices: [manifest], clock: fixedClock(now) });
  const { rows: tasks } = await sql<{ result: object }>`
    select result from platform.task where workspace_id = ${workspaceId}
  `.execute(database.engine);
  expect(tasks[0]?.result).toEqual({ understood: 1, claimedByOthers: 1 });
  const { rows } = await sql<{ value: string; open: boolean }>`
    select value_norm as value, closed_at is null as open from identify.identity
    where workspace_id = ${workspaceId} and kind = 'phone' order by value_norm
  `.execute(database.engine);
  expect(rows).toEqual([
    { value: "+34600111222", open: true },
    { value: "+34600333444", open: true },
    { value: "600111222", open: false },
    { value: "600333444", open: true },
  ]);
  const { rows: traits } = await sql<{ phone: string }>`
    select traits -> 'phone' ->> 'v' as phone from identify.customer
    where workspace_id = ${workspaceId} and traits ? 'phone'
  `.execute(database.engine);
  expect(traits).toEqual([{ phone: "+34600111222" }]);
  expect(await found("+34 600 111 222")).toEqual(["Ana"]);
  expect(new Set(await found("600 333 444"))).toEqual(new Set(["Eva", "Otra"]));
});
