export { news } from "./stream.contract.ts";
export type { News } from "./stream.contract.ts";
