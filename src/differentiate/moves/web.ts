export { directionOf } from "./direction.ts";
export type { Direction } from "./direction.ts";
export { flow, flows, NEW } from "./flows.contract.ts";
export type { Cuts, Flow, Flows } from "./flows.contract.ts";
export { move, moveWithExamples } from "./moves.contract.ts";
export type { Move, MoveWithExamples } from "./moves.contract.ts";
