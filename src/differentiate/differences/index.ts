export { recordFound } from "./found.ts";
export type { Found, Transact } from "./found.ts";
