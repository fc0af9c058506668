import fc from "fast-check";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { manifest as events } from "#identify/events";
import { recountDue, manifest as recounts } from "#identify/recounts";
import { fixedClock } from "#platform/clock";
import { inWorkspace } from "#platform/database";
import { pulse } from "#platform/pulse";
import { countChange } from "#platform/stream";
import { apiCaller, newWorkspace } from "#test/api";
import { testDatabase } from "#test/database";
import { manifest } from "./index.ts";
import type { Touchpoint, Touchpoints } from "./touchpoints.contract.ts";
import { getTouchpoints, putTouchpoint } from "./touchpoints.routes.ts";

const now = new Date("2026-03-01T08:00:00Z");
const clock = fixedClock(now);
const database = await testDatabase();
const slices = [events, recounts, manifest];
const postEvents = events.routes?.find(({ path }) => path === "/api/events");
if (!postEvents) throw new Error("events are sent by a route");

async function api() {
  const workspaceId = await newWorkspace(database, now);
  const caller = apiCaller(database, workspaceId, clock, [manifest.words]);
  const send = (...items: unknown[]) => caller.ask(postEvents!, { body: { items } });
  const one = async (type: string, query = {}) =>
    (await caller.ask<Touchpoints>(getTouchpoints, { query })).items.find((item) => item.type === type);
  return { ...caller, send, one };
}

let counter = 0;
const event = (type: string, some: Record<string, unknown> = {}) => ({
  messageId: `m${(counter += 1)}`,
  type,
  at: "2026-02-10T10:00:00Z",
  identities: { email: "ana@x.es" },
  ...some,
});
const drain = () => pulse(database, slices, clock).drain();
const recount = () => recountDue({ database, slices, clock });

it("knows the house's types, guesses at others by their name and says that it guesses", async () => {
  const { send, one } = await api();
  await send(event("visit.made", { props: { channel: "Shop" } }), event("visit.made"), event("robot.barked"));
  await drain();
  expect(await one("visit.made")).toMatchObject({
    names: { es: "Visita", en: "Visit" },
    phase: "before",
    from: "house",
    events: 2,
    volumes: expect.arrayContaining([
      { channel: "store", events: 1 },
      { channel: "web", events: 1 },
    ]),
  });
  expect(await one("robot.barked")).toMatchObject({
    names: { es: "Robot barked", en: "Robot barked" },
    channel: "other",
    phase: "after",
    from: "guess",
    events: 1,
  });
  expect(await one("contract.signed")).toMatchObject({ events: 0, phase: "during" });
  expect(await one("visit.made", { from: "2026-02-11", to: "2026-03-01" })).toMatchObject({
    events: 0,
    volumes: [],
  });
});

it("is changed by the version that was read, and its volume moves with it", async () => {
  const { send, one, ask, refused } = await api();
  await send(event("visit.made", { props: { channel: "web" } }));
  await drain();
  const body = {
    names: { es: "Paso", en: null },
    channel: "store",
    phase: "during",
    ownChannel: false,
    hidden: true,
  };
  const params = { type: "visit.made" };
  expect(await refused(putTouchpoint, { params, body })).toMatchObject({ status: 428 });
  const saved = await ask<Touchpoint>(putTouchpoint, { params, body, ifMatch: "0" });
  expect(saved).toMatchObject({ version: 1, from: "workspace", names: { es: "Paso", en: "Visit" } });
  for (const ifMatch of ["0", "7", "x"])
    expect(await refused(putTouchpoint, { params, body, ifMatch })).toMatchObject({ status: 412 });
  expect(await one("visit.made")).toMatchObject({
    channel: "store",
    hidden: true,
    volumes: [{ channel: "store", events: 1 }],
  });
  const other = await api();
  expect(await other.one("visit.made")).toMatchObject({ from: "house", events: 0 });
});

it("refuses a period that ends before it begins", async () => {
  const { refused } = await api();
  expect(await refused(getTouchpoints, { query: { from: "2026-02-01", to: "2026-01-01" } })).toMatchObject({
    id: "touchpoints.period_backwards",
  });
});

it("finds what went past the outbox, and counts nothing twice, whenever it counts", async () => {
  const step = fc.constantFrom("send", "past", "drain", "recount");
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      const { send, one, workspaceId } = await api();
      await send(event("page.viewed"));
      let sent = 1;
      for (const what of steps) {
        if (what === "drain") await drain();
        else if (what === "recount") await recountDue({ database, slices, clock: later() });
        else {
          sent += 1;
          await send(event("page.viewed", { props: { channel: what === "past" ? "app" : "web" } }));
          if (what === "past") await pastTheOutbox(workspaceId);
        }
      }
      await drain();
      await recountDue({ database, slices, clock: later() });
      expect((await one("page.viewed"))?.events).toBe(sent);
    }),
    { numRuns: 8 },
  );
});

it("folds crowded days without losing any", async () => {
  const { send, one, workspaceId } = await api();
  for (let batch = 0; batch < 6; batch += 1) {
    await send(
      ...Array.from({ length: 40 }, (_, part) =>
        event(`page.kind-${part}`, { identities: { email: `${part}-${batch}@x.es` } }),
      ),
    );
    await drain();
  }
  await recount();
  expect((await one("page.kind-7"))?.events).toBe(6);
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from identify.touch_count where workspace_id = ${workspaceId}
  `.execute(database.engine);
  expect(rows[0]?.n).toBe(40);
});

let days = 0;
/** Long after whatever was counted before. */
const later = () => fixedClock(new Date(now.getTime() + (days += 1) * 86_400_000));

/** Takes what waits out of the outbox, as a history leaves it. */
async function pastTheOutbox(workspaceId: string): Promise<void> {
  await inWorkspace(database, workspaceId, async (tx) => {
    await sql`delete from platform.outbox where workspace_id = ${workspaceId}`.execute(tx);
    await countChange(tx, workspaceId, "bulk");
  });
}
