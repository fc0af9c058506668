export { inEngine, inWorkspace, openDatabase, retried } from "./connection.ts";
export type { Connection, Database, Role, Tx } from "./connection.ts";
export { migrate, migrations } from "./migrate.ts";
export { words } from "./database.words.ts";
