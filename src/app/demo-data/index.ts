export { loadDemo, type DemoDone, type DemoStep } from "./demo.ts";
export type { DemoWish } from "./target.ts";
export { words } from "./demo.words.ts";
