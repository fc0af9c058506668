export { languages } from "./languages.ts";
export type { Language, Say, Words } from "./languages.ts";
