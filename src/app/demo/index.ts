export { type Calendar, instantOf, openDay, timeOf, zone } from "./calendar.ts";
export { type Person, personOf } from "./people.ts";
export { beta, categorical, chance, exponential, gamma, normal, poisson, type Stream } from "./sampling.ts";
export { streamOf, uniform } from "./sampling.ts";
export {
  simulate,
  simulation,
  type SimulatedCustomer,
  type SimulatedOrder,
  type SimulationOptions,
} from "./simulation.ts";
export { type Channel, shops, timeOfDay, type World, worldOf } from "./world.ts";
