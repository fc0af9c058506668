import type { Clock } from "#platform/clock";
import type { Config } from "#platform/config";
import { type Database, migrate, openDatabase } from "#platform/database";
import { isRefusal, type Refusal } from "#platform/refusals";
import { openServer, runServer, type Server } from "./server.ts";

/**
 * Lets a command work on the database: that of a `start` beside it or of DATABASE_URL, else one that is started for the
 * command and stopped after it. Brought up to date first.
 *
 * @returns what `work` answers, or why there is no database (`launcher.*`, `database.*`)
 */
export async function withDatabase<T>(
  config: Config,
  clock: Clock,
  work: (database: Database) => Promise<T>,
): Promise<T | Refusal> {
  const server = await reach(config);
  if (isRefusal(server)) return server;
  try {
    const migrated = await migrate(server.url, clock);
    if (isRefusal(migrated)) return migrated;
    const database = openDatabase(server.url, poolSize);
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  } finally {
    await server.stop();
  }
}

/** One connection holds a claim while two others write and one reads. */
const poolSize = 4;

async function reach(config: Config): Promise<Pick<Server, "url" | "stop"> | Refusal> {
  const beside = await openServer(config);
  if (!isRefusal(beside)) return { url: beside.url, stop: () => Promise.resolve() };
  if (beside.id !== "launcher.not_running") return beside;
  const started = await runServer(config, () => undefined);
  if (!isRefusal(started) || started.id !== "launcher.already_running") return started;
  // Another command or a start came in between: it may need a moment until it answers.
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const again = await openServer(config);
    if (!isRefusal(again)) return { url: again.url, stop: () => Promise.resolve() };
    await new Promise((resume) => setTimeout(resume, 200));
  }
  return started;
}
