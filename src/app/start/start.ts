import { slices } from "#app/slices";
import type { Clock } from "#platform/clock";
import type { Config } from "#platform/config";
import { type Database, migrate, openDatabase } from "#platform/database";
import { isRefusal, type Refusal } from "#platform/refusals";
import { pulse } from "#platform/pulse";
import { runServer, type Server } from "./server.ts";

/** What `start` tells while it works; `ready` carries whose database it is. */
export type StartNews = "init" | "recover" | "start" | "migrated" | "ready" | "lost" | "stopping" | "stopped";

/** How long the pulse rests when nothing waits. */
const rest = 200;

/**
 * Runs Vínculo until `until` is aborted: its database (or the one that DATABASE_URL names), migrations, the pulse. A
 * PostgreSQL that dies under it is started again, and the pulse goes on with what was waiting.
 *
 * @returns 0 after a clean stop, or why it could not start (`launcher.*`, `database.*`)
 */
export async function start(
  config: Config,
  clock: Clock,
  until: AbortSignal,
  tell: (news: StartNews, params?: Record<string, string | number>) => void,
): Promise<0 | Refusal> {
  while (!until.aborted) {
    const server = await runServer(config, tell);
    if (isRefusal(server)) return server;
    const migrated = await migrate(server.url, clock);
    if (isRefusal(migrated)) {
      await server.stop();
      return migrated;
    }
    if (migrated.length > 0) tell("migrated", { count: migrated.length });
    tell("ready", { where: server.where });
    const database = openDatabase(server.url);
    await beat(database, server, clock, until, tell);
    tell(until.aborted ? "stopping" : "lost");
    await database.close().catch(() => undefined);
    await server.stop();
  }
  tell("stopped");
  return 0;
}

/** Lets the pulse beat until it is told to stop or the database is gone. A passing failure is tried again after a rest. */
async function beat(
  database: Database,
  server: Server,
  clock: Clock,
  until: AbortSignal,
  tell: (news: StartNews) => void,
): Promise<void> {
  const { drain, retryParked } = pulse(database, slices, clock);
  let beats = 0;
  while (!until.aborted && server.alive()) {
    try {
      await drain();
      beats += 1;
      if (beats % retryEvery === 0) await retryParked();
    } catch (error) {
      if (server.alive()) process.stderr.write(`${String(error)}\n`);
      else tell("lost");
    }
    await pause(rest, until);
  }
}

/** Parked customers are tried again about once a minute. */
const retryEvery = 300;

function pause(milliseconds: number, until: AbortSignal): Promise<void> {
  if (until.aborted) return Promise.resolve();
  return new Promise((resume) => {
    const timer = setTimeout(done, milliseconds);
    until.addEventListener("abort", done, { once: true });
    function done(): void {
      clearTimeout(timer);
      until.removeEventListener("abort", done);
      resume();
    }
  });
}
