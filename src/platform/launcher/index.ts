import type { Manifest } from "#platform/manifest";
import { words } from "./launcher.words.ts";

export { type Installation, findBinaries, installationAt } from "./binaries.ts";
export type { RunningDatabase } from "./running.ts";
export { type SessionLock, holdSessionLock } from "./session.ts";
export { type StartOptions, attachDatabase, startDatabase } from "./start.ts";
export { temporaryFolder } from "./temporary.ts";

export const manifest: Manifest = {
  name: "platform/launcher",
  purpose: "Starts and stops a PostgreSQL of its own, for whoever has not set one up.",
  tables: [],
  emits: [],
  on: [],
  fills: [],
  words,
};
