import type { Config } from "#platform/config";
import { attachDatabase, holdSessionLock, startDatabase } from "#platform/launcher";
import { isRefusal, refuse, type Refusal } from "#platform/refusals";

/** The database server that this process holds. */
export type Server = {
  readonly url: string;
  /** What to call it to a person: the folder, or the host of DATABASE_URL. Never its password. */
  readonly where: string;
  readonly alive: () => boolean;
  readonly stop: () => Promise<void>;
};

/** Starts the embedded PostgreSQL, or takes the one that DATABASE_URL names, and holds it against a second `start`. */
export async function runServer(
  config: Config,
  tell: (step: "init" | "recover" | "start") => void,
): Promise<Server | Refusal> {
  if (config.databaseUrl) return holdNamed(config.databaseUrl);
  const running = await startDatabase({ folder: config.dataFolder, onStep: tell });
  if (isRefusal(running)) return running;
  return {
    url: running.url,
    where: config.dataFolder,
    alive: () => isAlive(running.pid),
    stop: () => running.stop(),
  };
}

/** The database of a `start` that runs beside this command, or the one that DATABASE_URL names. Starts nothing. */
export async function openServer(config: Config): Promise<{ url: string } | Refusal> {
  if (!config.databaseUrl) return attachDatabase(config.dataFolder);
  const held = await holdNamed(config.databaseUrl);
  if (isRefusal(held)) return held.id === "start.already_running" ? { url: config.databaseUrl } : held;
  await held.stop();
  return { url: held.url };
}

async function holdNamed(url: string): Promise<Server | Refusal> {
  const where = new URL(url).host;
  try {
    const lock = await holdSessionLock(url);
    if (lock === "taken") return refuse("start.already_running", { where }, { status: 409 });
    return { url, where, alive: () => true, stop: () => lock.end() };
  } catch (error) {
    const reason =
      error instanceof Error && error.message ? error.message : String((error as { code?: string }).code);
    return refuse("database.unreachable", { reason }, { status: 503 });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === "EPERM";
  }
}
