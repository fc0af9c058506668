import { recordChange } from "#access/audit";
import { findWorkspace } from "#access/workspaces";
import { countedAt } from "#identify/recounts";
import { dateIn, monthsBefore } from "#platform/clock";
import { inWorkspace } from "#platform/database";
import { defineRoute } from "#platform/http";
import { refuse } from "#platform/refusals";
import { entryOf } from "./catalogue.ts";
import { what } from "./counting.store.ts";
import { knownTypes } from "./known.ts";
import {
  touchpoint,
  touchpointChange,
  touchpointPath,
  touchpoints,
  touchpointsQuery,
} from "./touchpoints.contract.ts";
import { readOneSaid, readSaid, readVolumes, saveSaid } from "./touchpoints.store.ts";

const tag = "Touchpoints";

export const getTouchpoints = defineRoute({
  method: "get",
  path: "/api/touchpoints",
  right: "customers.read",
  tag,
  summary:
    "Every event type that the house knows or that was seen here, its channel and phase, and how many events it had in a period.",
  query: touchpointsQuery,
  answer: touchpoints,
  handle: async ({ query, caller: { workspaceId }, database, clock }) =>
    inWorkspace(database, workspaceId, async (tx) => {
      const workspace = await findWorkspace(tx, workspaceId);
      const to = query.to ?? dateIn(workspace?.zone ?? "UTC", clock.now());
      const from = query.from ?? monthsBefore(to, 12);
      if (from > to) return refuse("touchpoints.period_backwards", {}, { path: "from" });
      const said = new Map((await readSaid(tx, workspaceId)).map((one) => [one.type, one]));
      const volumes = Map.groupBy(await readVolumes(tx, workspaceId, { from, to }), (one) => one.type);
      const counted = await countedAt(tx, workspaceId, what);
      const types = new Set([...knownTypes, ...volumes.keys(), ...said.keys()]);
      const items = [...types].map((type) =>
        entryOf(type, { said: said.get(type), volumes: volumes.get(type) }),
      );
      return { items, from, to, countedAt: counted?.toISOString() ?? null };
    }),
});

export const putTouchpoint = defineRoute({
  method: "put",
  path: "/api/touchpoints/{type}",
  right: "settings.write",
  tag,
  summary:
    "Says the name, channel and phase of an event type in this workspace. If-Match names the version that was read, 0 at first.",
  params: touchpointPath,
  body: touchpointChange,
  answer: touchpoint,
  handle: async ({ params: { type }, body, caller, database, clock, ifMatch }) => {
    if (ifMatch === null) return refuse("touchpoints.if_match_missing", {}, { status: 428 });
    const read = /^\d{1,9}$/.test(ifMatch) ? Number(ifMatch) : -1;
    const { workspaceId, actor, kind } = caller;
    return inWorkspace(database, workspaceId, async (tx) => {
      const before = await readOneSaid(tx, workspaceId, type);
      const saved = await saveSaid(tx, { workspaceId, type }, body, read, clock.now());
      if (!saved) return refuse("touchpoints.changed_meanwhile", {}, { status: 412 });
      const change = { workspaceId, actor, actorKind: kind, action: "touchpoint.changed", subject: type };
      await recordChange(tx, { ...change, details: { before, after: body } }, clock.now());
      return entryOf(type, { said: saved });
    });
  },
});
