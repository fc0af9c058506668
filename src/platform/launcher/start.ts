import { Client } from "pg";
import { type Refusal, isRefusal, refuse } from "#platform/refusals";
import { type Installation, findBinaries, prepareServer } from "./binaries.ts";
import { checkVersion, findCluster, initialise, readPassword, superuser } from "./initialise.ts";
import { type FolderLock, lockFolder, refuseRunning } from "./lock.ts";
import { type Place, placeOf, prepareFolder } from "./place.ts";
import { launch } from "./postmaster.ts";
import { type Surroundings, chooseRunner, surroundings } from "./privileges.ts";
import { findPostmaster, needsRecovery, recover, stopPostmaster } from "./recover.ts";
import { type RunningDatabase, keep } from "./running.ts";
import { holdSessionLock } from "./session.ts";
import { machineAt, settingsFor } from "./settings.ts";

export type StartOptions = {
  /** `.vinculo`, or a `temporaryFolder()`. The cluster goes into its `postgres`. */
  readonly folder: string;
  /** A throw-away: no durability, small, removed on stop. */
  readonly temporary?: boolean;
  /** PostgreSQL settings that win over ours. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Another PostgreSQL than this platform's own. */
  readonly binaries?: Installation;
  /** Told before each step that may take a while. */
  readonly onStep?: (step: "init" | "recover" | "start") => void;
};

/**
 * Starts PostgreSQL on a folder, after making the cluster or recovering what a killed start left, and holds it until `stop`.
 * Refuses with `launcher.*` and the reason; `launcher.already_running` leaves the other start alone. `host` is for tests.
 */
export async function startDatabase(
  options: StartOptions,
  host: Surroundings = surroundings(),
): Promise<RunningDatabase | Refusal> {
  const installation = options.binaries ?? findBinaries();
  if (isRefusal(installation)) return installation;
  const place = placeOf(options.folder);
  const unwritable = prepareFolder(place.folder);
  if (unwritable) return unwritable;
  const lock = lockFolder(place);
  if (isRefusal(lock)) return lock;
  let started: RunningDatabase | Refusal | undefined;
  try {
    started = await startLocked(options, { place, installation, host, lock });
    return started;
  } finally {
    if (started === undefined || isRefusal(started)) lock.release();
  }
}

/** The database that a start beside us runs on `folder`, or `launcher.not_running`. Starts and stops nothing. */
export async function attachDatabase(folder: string): Promise<{ url: string } | Refusal> {
  const place = placeOf(folder);
  const absent = refuse("launcher.not_running", { folder: place.folder }, { status: 503 });
  const data = findCluster(place);
  if (data === undefined) return absent;
  if (isRefusal(data)) return data;
  const postmaster = findPostmaster(data);
  if (!postmaster || postmaster.port === 0) return absent;
  const password = readPassword(place);
  if (isRefusal(password)) return password;
  const url = addressOf(password)(postmaster.port);
  return (await answers(url)) ? { url } : absent;
}

type Circumstances = {
  readonly place: Place;
  readonly installation: Installation;
  readonly host: Surroundings;
  readonly lock: FolderLock;
};

async function startLocked(
  { temporary = false, settings = {}, onStep = () => undefined }: StartOptions,
  { place, installation, host, lock }: Circumstances,
): Promise<RunningDatabase | Refusal> {
  const runner = chooseRunner(place, host);
  if (isRefusal(runner)) return runner;
  const server = await prepareServer(place, installation, runner);
  if (isRefusal(server)) return server;

  let data = findCluster(place);
  if (data === undefined) {
    onStep("init");
    data = await initialise(place, server, temporary);
  }
  if (isRefusal(data)) return data;
  const differs = checkVersion(data, installation);
  if (differs) return differs;
  const password = readPassword(place);
  if (isRefusal(password)) return password;
  const urlAt = addressOf(password);
  if (needsRecovery(data)) {
    onStep("recover");
    const occupied = await recover(place, data, urlAt);
    if (occupied) return occupied;
  }

  onStep("start");
  const wanted = { ...settingsFor(machineAt(data), temporary), ...settings };
  const launched = await launch(place, server, data, wanted, urlAt);
  if (isRefusal(launched)) return launched;
  const url = urlAt(launched.port);
  const sessionLock = await holdSessionLock(url);
  if (sessionLock === "taken") {
    await stopPostmaster(launched.pid, "SIGINT");
    return refuseRunning(place);
  }
  return keep({
    place,
    launched,
    url,
    dataFolder: data,
    version: installation.version,
    temporary,
    folderLock: lock,
    sessionLock,
  });
}

/** The address of a cluster of ours; a PGSSLMODE of the environment must not ask for what it does not have. */
function addressOf(password: string): (port: number) => string {
  return (port) => `postgres://${superuser}:${password}@127.0.0.1:${port}/vinculo?sslmode=disable`;
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
