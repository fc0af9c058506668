export { examine } from "./doctor.ts";
export { words } from "./doctor.words.ts";
