import { z } from "zod";
import { findWorkspace } from "#access/workspaces";
import { hasCustomer } from "#identify/customers";
import { batchAnswer, batchBody, readBatch, readCursor, writeCursor } from "#identify/intake";
import { inWorkspace } from "#platform/database";
import { defineRoute } from "#platform/http";
import { newId } from "#platform/ids";
import { refuse } from "#platform/refusals";
import { anyObject, fieldsOf, objectItem } from "./object.item.ts";
import { findObject, listObjects, objectsOf } from "./object.store.ts";
import { readTypes } from "./object_type.store.ts";
import {
  customerObject,
  customerObjects,
  objectByHand,
  objectList,
  objectsQuery,
} from "./objects.contract.ts";
import { takeObjects, versionOf, writeByHand } from "./take.ts";

const tag = "Objects";

export const putObjects = defineRoute({
  method: "put",
  path: "/api/objects",
  right: "customers.write",
  tag,
  summary:
    "Says versions of things that customers have, up to 500; the latest of each stands, in whatever order they come, and whoever is not known yet becomes a customer.",
  itemwise: true,
  body: batchBody(anyObject),
  answer: batchAnswer,
  handle: async ({ body, caller: { workspaceId }, database, clock, language, say }) =>
    inWorkspace(database, workspaceId, async (tx) => {
      const home = (await findWorkspace(tx, workspaceId))?.country ?? null;
      const fields = new Map((await readTypes(tx, workspaceId)).map((one) => [one.type, one.fields]));
      const typeOf = (item: unknown): string => String((item as { type?: unknown } | null)?.type);
      const { good, refused } = readBatch(body.items, (item) => objectItem(fields.get(typeOf(item)), home), {
        language,
        say,
      });
      const items = good.map(({ item }) => item);
      const accepted = await takeObjects(tx, workspaceId, items, clock.now());
      return { accepted, duplicates: good.length - accepted, refused };
    }),
});

export const getObjects = defineRoute({
  method: "get",
  path: "/api/objects",
  right: "customers.read",
  tag,
  summary: "The things of one kind, by their ids.",
  query: objectsQuery,
  answer: objectList,
  handle: async ({ query: { type, after, limit }, caller: { workspaceId }, database }) => {
    const place = after === undefined ? null : readCursor(after, 1)?.[0];
    if (place === undefined) return refuse("intake.cursor_invalid", {}, { path: "after" });
    const found = await inWorkspace(database, workspaceId, (tx) =>
      listObjects(tx, workspaceId, { type, after: place, limit: limit + 1 }),
    );
    const last = found.length > limit ? found[limit - 1] : undefined;
    return { items: found.slice(0, limit), next: last ? writeCursor([last.objectId]) : null };
  },
});

const ofCustomer = {
  path: "/api/customers/{customerId}/objects",
  tag: "Customers",
  params: z.object({ customerId: z.string() }),
} as const;

export const getCustomerObjects = defineRoute({
  ...ofCustomer,
  method: "get",
  right: "customers.read",
  summary: "The things that a customer has: pets, vehicles, bookings, whatever the workspace defines.",
  answer: customerObjects,
  handle: async ({ params: { customerId }, caller: { workspaceId }, database }) =>
    inWorkspace(database, workspaceId, async (tx) => {
      if (!(await hasCustomer(tx, workspaceId, customerId)))
        return refuse("customers.unknown", {}, { status: 404 });
      return { items: await objectsOf(tx, workspaceId, customerId) };
    }),
});

export const putCustomerObject = defineRoute({
  ...ofCustomer,
  method: "put",
  right: "customers.write",
  summary: "Writes a thing of a customer by hand; without an id it is a new one.",
  body: objectByHand,
  answer: customerObject,
  handle: async ({ params: { customerId }, body, caller: { workspaceId }, database, clock }) =>
    inWorkspace(database, workspaceId, async (tx) => {
      if (!(await hasCustomer(tx, workspaceId, customerId)))
        return refuse("customers.unknown", {}, { status: 404 });
      const type = (await readTypes(tx, workspaceId)).find((one) => one.type === body.type);
      if (!type) return refuse("objects.type_unknown", {}, { path: "type", status: 422 });
      const read = fieldsOf(type.fields).safeParse(body.fields);
      if (!read.success) {
        const path = read.error.issues[0]?.path.join(".") ?? "";
        return refuse("objects.field_invalid", { field: path }, { path: `fields.${path}`, status: 422 });
      }
      const now = clock.now();
      const objectId = body.objectId ?? newId(now);
      const standing = await findObject(tx, workspaceId, { type: body.type, objectId });
      if (standing && standing.customerId !== customerId)
        return refuse("objects.of_another", {}, { path: "objectId", status: 409 });
      const said = { type: body.type, objectId, fields: read.data, deleted: false, at: null };
      // The customer's own first profile: by hand there is no identity that names another.
      const profileId = standing?.profileId ?? customerId;
      await writeByHand(tx, workspaceId, { ...versionOf(said, now), customerId, profileId, sourceId: null });
      return (
        (await findObject(tx, workspaceId, { type: body.type, objectId })) ??
        refuse("objects.unknown", {}, { status: 404 })
      );
    }),
});

export const deleteObject = defineRoute({
  method: "delete",
  path: "/api/objects/{type}/{objectId}",
  right: "customers.write",
  tag,
  summary: "Takes a thing away; a version of an earlier moment that comes late does not bring it back.",
  params: z.object({ type: z.string().max(60), objectId: z.string().min(1).max(200) }),
  answer: z.null(),
  handle: async ({ params, caller: { workspaceId }, database, clock }) =>
    inWorkspace(database, workspaceId, async (tx) => {
      const standing = await findObject(tx, workspaceId, params);
      if (!standing) return refuse("objects.unknown", {}, { status: 404 });
      const now = clock.now();
      const said = { ...params, fields: {}, deleted: true, at: null };
      const { customerId, profileId } = standing;
      await writeByHand(tx, workspaceId, { ...versionOf(said, now), customerId, profileId, sourceId: null });
      return null;
    }),
});
