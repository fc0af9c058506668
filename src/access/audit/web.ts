export { auditPage } from "./audit.contract.ts";
export type { AuditPage } from "./audit.contract.ts";
