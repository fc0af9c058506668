export type { Contact } from "./contact.ts";
export { histories } from "./histories.ts";
export type { Histories, SimulatedHistory } from "./histories.ts";
export type { Prospect } from "./prospects.ts";
