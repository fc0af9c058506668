export { move, moveWithExamples } from "./moves.contract.ts";
export type { Move, MoveWithExamples } from "./moves.contract.ts";
