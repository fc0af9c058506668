export { openServer } from "./server.ts";
export { start } from "./start.ts";
export type { StartNews } from "./start.ts";
export { words } from "./start.words.ts";
export { withDatabase } from "./with_database.ts";
