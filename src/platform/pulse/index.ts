export { pulse } from "./pulse.ts";
export type { Pulse } from "./pulse.ts";
