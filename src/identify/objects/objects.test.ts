import fc from "fast-check";
import { expect, it } from "vitest";
import { fixedClock } from "#platform/clock";
import { apiCaller, newWorkspace } from "#test/api";
import { testDatabase } from "#test/database";
import { manifest } from "./index.ts";
import { deleteObjectType, getObjectTypes, putObjectType } from "./object_types.routes.ts";
import type { CustomerObject } from "./objects.contract.ts";
import {
  deleteObject,
  getCustomerObjects,
  getObjects,
  putCustomerObject,
  putObjects,
} from "./objects.routes.ts";

const now = new Date("2026-03-01T08:00:00Z");
const database = await testDatabase();

const noun = (one: string, many: string) => ({ one, many });
const pets = {
  names: { es: noun("Mascota", "Mascotas"), en: noun("Pet", "Pets") },
  icon: "heart",
  title: "name",
  fields: [
    { key: "name", name: { es: "Nombre", en: "Name" }, kind: "text" },
    { key: "kind", name: { es: "Especie", en: "Species" }, kind: "choice", options: ["dog", "cat"] },
    { key: "weight", name: { es: "Peso", en: "Weight" }, kind: "number" },
    { key: "born", name: { es: "Nacimiento", en: "Born" }, kind: "date" },
    { key: "chipped", name: { es: "Con chip", en: "Chipped" }, kind: "boolean" },
  ],
};

type Taken = { accepted: number; duplicates: number; refused: { index: number; path?: string }[] };
type Items = { items: CustomerObject[] };

async function api() {
  const workspaceId = await newWorkspace(database, now);
  const caller = apiCaller(database, workspaceId, fixedClock(now), [manifest.words]);
  await caller.ask(putObjectType, { params: { type: "pet" }, body: pets, ifMatch: "0" });
  const put = (...items: unknown[]) => caller.ask<Taken>(putObjects, { body: { items } });
  const all = async () => (await caller.ask<Items>(getObjects, { query: { type: "pet" } })).items;
  const of = async (customerId: string) =>
    (await caller.ask<Items>(getCustomerObjects, { params: { customerId } })).items;
  return { ...caller, put, all, of };
}

const rex = (some: Record<string, unknown> = {}) => ({
  type: "pet",
  objectId: "1",
  identities: { email: "ana@x.es" },
  fields: { name: "Rex", kind: "dog", weight: "12,5".replace(",", "."), born: "2020-02-29", chipped: true },
  at: "2026-01-01T00:00:00Z",
  ...some,
});

it("a thing stands on its customer, who is made where nobody knows them", async () => {
  const { put, all, of } = await api();
  expect(await put(rex(), rex({ objectId: 2, fields: { name: "Mia" } }))).toMatchObject({ accepted: 2 });
  expect(await put(rex())).toMatchObject({ accepted: 0, duplicates: 1 });
  const found = await all();
  expect(found).toMatchObject([
    {
      objectId: "1",
      fields: { name: "Rex", kind: "dog", weight: "12.5", born: "2020-02-29", chipped: true },
      source: "api",
    },
    { objectId: "2", fields: { name: "Mia" } },
  ]);
  expect(await of(found[0]!.customerId)).toHaveLength(2);
});

it("refuses by item and field what the kind does not have", async () => {
  const { put } = await api();
  const taken = await put(
    rex({ type: "car" }),
    rex({ fields: { name: "Rex", colour: "red" } }),
    rex({ fields: { kind: "horse" } }),
    rex({ fields: { weight: "much" } }),
    rex({ fields: { born: "2021-02-29" } }),
    rex({ objectId: "ok" }),
  );
  expect(taken.accepted).toBe(1);
  expect(taken.refused.map(({ index, path }) => [index, path])).toEqual([
    [0, "type"],
    [1, "fields"],
    [2, "fields.kind"],
    [3, "fields.weight"],
    [4, "fields.born"],
  ]);
});

it("versions give one state in whatever order and batches they come, also of two owners and deleted ones", async () => {
  const version = fc.record({
    objectId: fc.constantFrom("1", "2"),
    who: fc.constantFrom("ana", "luz"),
    day: fc.integer({ min: 1, max: 4 }),
    name: fc.constantFrom("Rex", "Mia"),
    deleted: fc.boolean(),
  });
  const items = (
    versions: readonly { objectId: string; who: string; day: number; name: string; deleted: boolean }[],
  ) =>
    versions.map(({ objectId, who, day, name, deleted }) =>
      rex({
        objectId,
        identities: { email: `${who}@x.es` },
        fields: { name, kind: who === "ana" ? "dog" : "cat" },
        deleted,
        at: `2026-01-0${day}T00:00:00Z`,
      }),
    );
  const state = (found: readonly CustomerObject[]) =>
    found.map(({ objectId, fields, at }) => [objectId, fields, at]);
  await fc.assert(
    fc.asyncProperty(
      fc.array(version, { minLength: 1, maxLength: 8 }),
      fc.infiniteStream(fc.nat()),
      async (versions, order) => {
        const [one, other] = [await api(), await api()];
        await one.put(...items(versions));
        const shuffled = versions
          .map((each) => ({ each, key: order.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key);
        for (const { each } of shuffled) await other.put(...items([each]));
        expect(state(await other.all())).toEqual(state(await one.all()));
      },
    ),
    { numRuns: 20 },
  );
});

it("is written, changed and taken away by hand, and a late version does not bring it back", async () => {
  const { put, all, of, ask, refused } = await api();
  await put(rex());
  const customerId = (await all())[0]!.customerId;
  const params = { customerId };
  const made = await ask<CustomerObject>(putCustomerObject, {
    params,
    body: { type: "pet", fields: { name: "Tom" } },
  });
  expect(made).toMatchObject({ fields: { name: "Tom" }, source: null, at: now.toISOString() });
  await ask(putCustomerObject, { params, body: { type: "pet", objectId: "1", fields: { name: "Rexy" } } });
  expect((await of(customerId)).map(({ fields }) => String(fields["name"])).toSorted()).toEqual([
    "Rexy",
    "Tom",
  ]);
  expect(
    await refused(putCustomerObject, { params, body: { type: "pet", fields: { weight: "x" } } }),
  ).toMatchObject({ status: 422, path: "fields.weight" });
  const stranger = await api();
  expect(await stranger.refused(getCustomerObjects, { params })).toMatchObject({ status: 404 });
  expect(await stranger.refused(deleteObject, { params: { type: "pet", objectId: "1" } })).toMatchObject({
    status: 404,
  });
  await ask(deleteObject, { params: { type: "pet", objectId: made.objectId } });
  await put(rex({ objectId: made.objectId }));
  expect(await of(customerId)).toHaveLength(1);
});

it("a kind is defined by the version that was read and goes only while it is empty", async () => {
  const { ask, refused, put } = await api();
  const params = { type: "pet" };
  const save = (body: unknown, ifMatch?: string) =>
    refused(putObjectType, { params, body, ...(ifMatch === undefined ? {} : { ifMatch }) });
  expect(await save(pets)).toMatchObject({ status: 428 });
  expect(await save(pets, "0")).toMatchObject({ status: 412 });
  for (const wrong of [
    { ...pets, title: "x" },
    { ...pets, fields: [pets.fields[0], pets.fields[0]] },
  ])
    expect(putObjectType.body?.safeParse(wrong).success).toBe(false);
  await put(rex());
  expect(await ask(getObjectTypes)).toMatchObject({ items: [{ type: "pet", objects: 1, version: 1 }] });
  expect(await refused(deleteObjectType, { params })).toMatchObject({ status: 409 });
  await ask(deleteObject, { params: { type: "pet", objectId: "1" } });
  await ask(deleteObjectType, { params });
  expect(await ask(getObjectTypes)).toEqual({ items: [] });
});
