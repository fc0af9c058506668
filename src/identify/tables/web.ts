/** The texts of unreadable bytes and records: pages show them beside the rows that they speak of. */
export { words } from "./tables.words.ts";
