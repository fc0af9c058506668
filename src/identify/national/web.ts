/** The texts of what is refused: pages show them beside the cell that they speak of. */
export { words } from "./national.words.ts";
