export { catalogue, type Article, type Category } from "./catalogue.ts";
export { customerTypes, typeNames, type TypeName } from "./customerTypes.ts";
export { exampleFile } from "./example.ts";
export type { SimulatedLine } from "./baskets.ts";
export type { SimulatedReturn } from "./aftermath.ts";
export {
  simulate,
  simulation,
  type SimulatedCustomer,
  type SimulatedOrder,
  type SimulationOptions,
} from "./simulation.ts";
export { walkIns, type WalkInOptions } from "./walkIns.ts";
