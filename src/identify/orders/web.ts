export { customerOrder, customerOrders, orderLine, orderRefund } from "./orders.contract.ts";
export type { CustomerOrder, CustomerOrders, OrderLine, OrderRefund } from "./orders.contract.ts";
