import { doctorCheck } from "#platform/doctor";
import { fill, type Manifest } from "#platform/manifest";
import { launches } from "./launcher.check.ts";
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
  fills: [fill(doctorCheck, launches)],
  words,
};
