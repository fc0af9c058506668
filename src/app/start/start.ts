import { randomBytes } from "node:crypto";
import { isSetupNeeded } from "#access/accounts";
import { buildPage, listen, type Listening } from "#app/server";
import { slices } from "#app/slices";
import { type Clock, pause } from "#platform/clock";
import { type Config, readSecret } from "#platform/config";
import { type Database, migrate, openDatabase } from "#platform/database";
import { isLoopback } from "#platform/http";
import { isRefusal, type Refusal } from "#platform/refusals";
import { pulse } from "#platform/pulse";
import { runBackground } from "./background.ts";
import { runServer, type Server } from "./server.ts";

/** What `start` tells while it works; `ready` carries whose database it is and where the page is. */
export type StartNews =
  | "init"
  | "recover"
  | "start"
  | "migrated"
  | "building"
  | "unbuilt"
  | "token"
  | "ready"
  | "lost"
  | "stopping"
  | "stopped";
type Tell = (news: StartNews, params?: Record<string, string | number>) => void;

/** How long the pulse rests when nothing waits. */
const rest = 200;

/**
 * Runs Vínculo until `until` is aborted: the port with API and page, its database (or the one that DATABASE_URL names),
 * migrations, the pulse. A PostgreSQL that dies under it is started again; requests meanwhile are told to come back,
 * and the pulse goes on with what was waiting.
 *
 * @returns 0 after a clean stop, or why it could not start (`server.*`, `config.*`, `launcher.*`, `database.*`)
 */
export async function start(
  config: Config,
  clock: Clock,
  until: AbortSignal,
  tell: Tell,
): Promise<0 | Refusal> {
  const secret = readSecret(config);
  if (isRefusal(secret)) return secret;
  const token = isLoopback(config.host) ? null : randomBytes(9).toString("base64url");
  // The port first: it costs nothing to find it taken, and a database started for nothing takes a second.
  const listening = await listen(config, clock, { secret, token });
  if (isRefusal(listening)) return listening;
  const building = page(config, listening, until, tell);
  try {
    const refused = await lives({ config, clock, until, tell, listening, building, token });
    if (refused) return refused;
  } finally {
    await listening.stop();
    await building;
  }
  tell("stopped");
  return 0;
}

type Run = {
  readonly config: Config;
  readonly clock: Clock;
  readonly until: AbortSignal;
  readonly tell: Tell;
  readonly listening: Listening;
  readonly building: Promise<void>;
  readonly token: string | null;
};

/** How often in a row a database that had stood may fail to start again, and the rest before each try. */
const patience = { tries: 20, rest: 1000 };

/**
 * One life of the database after another, until the stop. A first start that fails is final. A later one, on data that
 * stood, is tried again: what killed PostgreSQL once may kill it on its way up.
 */
async function lives(run: Run): Promise<Refusal | null> {
  for (let lived = false, failures = 0; !run.until.aborted;) {
    const outcome = await once(run).catch((error: unknown) => ({ error }));
    if (outcome === null) {
      lived = true;
      failures = 0;
    } else if (!lived || (failures += 1) > patience.tries) {
      if (isRefusal(outcome)) return outcome;
      throw outcome.error;
    } else await pause(patience.rest, run.until);
  }
  return null;
}

/** One life of the database: from its start to the stop, or to its loss. */
async function once(run: Run): Promise<Refusal | null> {
  const server = await runServer(run.config, run.tell);
  if (isRefusal(server)) return server;
  try {
    return await live(run, server);
  } catch (error) {
    // One that dies while we are still setting up on it is lost like any other; its end may be noticed a moment later.
    await pause(rest, run.until);
    if (server.alive()) throw error;
    run.tell("lost");
    return null;
  } finally {
    run.listening.use(null);
    await server.stop();
  }
}

async function live(run: Run, server: Server): Promise<Refusal | null> {
  const { clock, until, tell, listening, building, token } = run;
  const migrated = await migrate(server.url, clock);
  if (isRefusal(migrated)) return migrated;
  if (migrated.length > 0) tell("migrated", { count: migrated.length });
  const database = openDatabase(server.url);
  const background = runBackground(database, clock, server.alive);
  try {
    listening.use(database);
    const beating = beat(database, server, clock, until);
    await building;
    if (token !== null && (await isSetupNeeded(database))) tell("token", { token });
    if (!until.aborted) tell("ready", { where: server.where, url: listening.url });
    await beating;
    tell(until.aborted ? "stopping" : "lost");
  } finally {
    // Requests under way still have their database; who comes now is told to come back.
    listening.use(null);
    if (until.aborted) await listening.stop();
    await background.stop();
    await database.close().catch(() => undefined);
  }
  return null;
}

/** Builds the page beside the database's start. Without it the API still works, and the page says what is missing. */
async function page(config: Config, listening: Listening, until: AbortSignal, tell: Tell): Promise<void> {
  try {
    listening.show(await buildPage(config.dataFolder, { until, onBuild: () => tell("building") }));
  } catch (error) {
    if (!until.aborted) tell("unbuilt", { reason: error instanceof Error ? error.message : String(error) });
  }
}

/** Lets the pulse beat until it is told to stop or the database is gone. A passing failure is tried again after a rest. */
async function beat(database: Database, server: Server, clock: Clock, until: AbortSignal): Promise<void> {
  const { drain, retryParked } = pulse(database, slices, clock);
  let beats = 0;
  while (!until.aborted && server.alive()) {
    try {
      await drain();
      beats += 1;
      if (beats % retryEvery === 0) await retryParked();
    } catch (error) {
      if (server.alive()) process.stderr.write(`${String(error)}\n`);
    }
    await pause(rest, until);
  }
}

/** Parked customers are tried again about once a minute. */
const retryEvery = 300;
