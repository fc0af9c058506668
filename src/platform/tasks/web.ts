export { taskView } from "./tasks.contract.ts";
export type { TaskView } from "./tasks.contract.ts";
