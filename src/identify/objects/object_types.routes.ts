import { z } from "zod";
import { recordChange } from "#access/audit";
import { inWorkspace } from "#platform/database";
import { defineRoute } from "#platform/http";
import { refuse } from "#platform/refusals";
import { deleteType, readTypes, saveType } from "./object_type.store.ts";
import { objectDefinition, objectType, objectTypePath, objectTypes } from "./objects.contract.ts";

const tag = "Objects";

export const getObjectTypes = defineRoute({
  method: "get",
  path: "/api/object-types",
  right: "customers.read",
  tag,
  summary: "The kinds of things that customers have here, with their fields.",
  answer: objectTypes,
  handle: async ({ caller: { workspaceId }, database }) => ({
    items: await inWorkspace(database, workspaceId, (tx) => readTypes(tx, workspaceId)),
  }),
});

export const putObjectType = defineRoute({
  method: "put",
  path: "/api/object-types/{type}",
  right: "settings.write",
  tag,
  summary:
    "Defines a kind of things: names, icon, fields. A field that is left out is not shown any more; what was said of it is kept. If-Match names the version that was read, 0 at first.",
  params: objectTypePath,
  body: objectDefinition,
  answer: objectType,
  handle: async ({ params: { type }, body, caller, database, clock, ifMatch }) => {
    if (ifMatch === null) return refuse("objects.if_match_missing", {}, { status: 428 });
    const read = /^\d{1,9}$/.test(ifMatch) ? Number(ifMatch) : -1;
    const { workspaceId, actor, kind } = caller;
    return inWorkspace(database, workspaceId, async (tx) => {
      const before = (await readTypes(tx, workspaceId)).find((one) => one.type === type);
      const version = await saveType(tx, { workspaceId, type }, body, read, clock.now());
      if (version === null) return refuse("objects.changed_meanwhile", {}, { status: 412 });
      const change = { workspaceId, actor, actorKind: kind, action: "object_type.changed", subject: type };
      await recordChange(tx, { ...change, details: { before: before ?? null, after: body } }, clock.now());
      return { ...body, type, version, objects: before?.objects ?? 0 };
    });
  },
});

export const deleteObjectType = defineRoute({
  method: "delete",
  path: "/api/object-types/{type}",
  right: "settings.write",
  tag,
  summary: "Takes a kind of things away of which nobody has any.",
  params: objectTypePath,
  answer: z.null(),
  handle: async ({ params: { type }, caller, database, clock }) => {
    const { workspaceId, actor, kind } = caller;
    return inWorkspace(database, workspaceId, async (tx) => {
      const before = (await readTypes(tx, workspaceId)).find((one) => one.type === type);
      if (!before) return refuse("objects.type_unknown", {}, { status: 404 });
      if (!(await deleteType(tx, workspaceId, type)))
        return refuse("objects.type_in_use", { objects: before.objects }, { status: 409 });
      const change = { workspaceId, actor, actorKind: kind, action: "object_type.deleted", subject: type };
      await recordChange(tx, { ...change, details: { before } }, clock.now());
      return null;
    });
  },
});
