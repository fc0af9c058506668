import type { Manifest } from "#platform/manifest";
import { deleteObjectType, getObjectTypes, putObjectType } from "./object_types.routes.ts";
import {
  deleteObject,
  getCustomerObjects,
  getObjects,
  putCustomerObject,
  putObjects,
} from "./objects.routes.ts";
import { words } from "./objects.words.ts";

export const manifest: Manifest = {
  name: "identify/objects",
  purpose: "The things that customers have, as each business defines them: pets, vehicles, bookings.",
  tables: [
    { name: "identify.object_type", key: "config", merge: "none", erase: "keep" },
    { name: "identify.object_key", key: "value", merge: "none", erase: "delete" },
    { name: "identify.customer_object", key: "customer", merge: "rekey", erase: "delete" },
  ],
  emits: [],
  on: [],
  fills: [],
  routes: [
    getObjectTypes,
    putObjectType,
    deleteObjectType,
    putObjects,
    getObjects,
    getCustomerObjects,
    putCustomerObject,
    deleteObject,
  ],
  words,
};
