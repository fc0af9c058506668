export { keepPeople, waysOf, wordOf } from "./set.ts";
export { setShapes } from "./sets.contract.ts";
export type { SetName, SetParams } from "./sets.contract.ts";
