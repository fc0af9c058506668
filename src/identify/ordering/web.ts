export { waitingRefund, waitingRefunds } from "./ordering.contract.ts";
export type { WaitingRefund } from "./ordering.contract.ts";
