export {
  customerObject,
  customerObjects,
  fieldKinds,
  objectIcons,
  objectType,
  objectTypes,
} from "./objects.contract.ts";
export type {
  CustomerObject,
  FieldKind,
  FieldValue,
  ObjectDefinition,
  ObjectField,
  ObjectType,
} from "./objects.contract.ts";
