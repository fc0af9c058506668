export { stageMoves, tierMoves } from "./moves.store.ts";
export type { Look } from "./moves.store.ts";
export { move } from "./moves.contract.ts";
export type { Move, MoveWithExamples } from "./moves.contract.ts";
