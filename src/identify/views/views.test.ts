import { expect, test } from "vitest";
import { fixedClock } from "#platform/clock";
import type { Route } from "#platform/http";
import { apiCaller, newWorkspace } from "#test/api";
import { testDatabase } from "#test/database";
import { routes } from "./views.routes.ts";
import type { View } from "./views.contract.ts";

const now = new Date("2026-03-01T08:00:00Z");
const database = await testDatabase();
const [list, create, change, remove] = routes as [Route, Route, Route, Route];

async function caller() {
  const workspaceId = await newWorkspace(database, now);
  return apiCaller(database, workspaceId, fixedClock(now));
}

test("a view is saved, seen, changed by who read it last, and deleted", async () => {
  const { ask, refused } = await caller();
  const body = {
    name: " Lugo ",
    query: { q: "ana", "trait.city": "Lugo" },
    columns: ["name", "trait.points"],
  };
  const made = await ask<View>(create, { body });
  expect(made).toMatchObject({ name: "Lugo", shared: false, mine: true, version: 1, query: body.query });
  const params = { viewId: made.viewId };
  expect(await refused(change, { params, body: { name: "X" } })).toMatchObject({ status: 428 });
  const changed = await ask<View>(change, { params, body: { name: "Vigo" }, ifMatch: "1" });
  expect(changed).toMatchObject({ name: "Vigo", version: 2, query: body.query, columns: body.columns });
  expect(await refused(change, { params, body: { name: "X" }, ifMatch: "1" })).toMatchObject({ status: 412 });
  expect(await ask<{ items: View[] }>(list)).toMatchObject({ items: [{ name: "Vigo" }] });
  await ask(remove, { params });
  expect(await ask<{ items: View[] }>(list)).toEqual({ items: [], next: null });
});

test("another workspace's views are unknown, and sharing takes the right to write", async () => {
  const [one, other] = [await caller(), await caller()];
  const made = await one.ask<View>(create, { body: { name: "Mine", query: {} } });
  const params = { viewId: made.viewId };
  expect(await other.refused(change, { params, body: {}, ifMatch: "1" })).toMatchObject({ status: 404 });
  expect(await other.refused(remove, { params })).toMatchObject({ id: "views.unknown" });
  // The caller of these tests has the route's own right alone: to read.
  expect(await one.refused(create, { body: { name: "All", query: {}, shared: true } })).toMatchObject({
    status: 403,
  });
  expect(await one.refused(change, { params, body: { shared: true }, ifMatch: "1" })).toMatchObject({
    status: 403,
  });
});
