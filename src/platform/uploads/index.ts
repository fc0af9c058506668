export { receive } from "./receive.ts";
export type { Upload } from "./receive.ts";
