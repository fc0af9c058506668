export { words } from "./sheets.words.ts";
