export { mountReference } from "./reference.ts";
