/** What was understood of a file, for the pages that show it, and the texts of refusals and warnings. */
export { words } from "./files.words.ts";
export { oddRow, rejection, roles, understanding } from "./understanding.contract.ts";
export type { Rejection, Understanding } from "./understanding.contract.ts";
