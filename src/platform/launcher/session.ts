import { Client } from "pg";

/** The two halves of the advisory lock's key: "VINC", and 1 for "a start owns this database". */
const lockKey = [0x56494e43, 1] as const;

export type SessionLock = { end(): Promise<void> };

/** Its types leave out that pg's client can be taken out of what keeps Node alive. */
type Held = Client & { ref(): void; unref(): void };

/**
 * Takes the session advisory lock that says "a start owns this database", on a connection of its own, or returns
 * "taken". When the connection drops because PostgreSQL restarted its backends, it is taken again.
 */
export async function holdSessionLock(url: string): Promise<SessionLock | "taken"> {
  let ended = false;
  let client: Held | undefined;
  const attempt = async (): Promise<boolean> => {
    const application_name = `vinculo start ${process.pid}`;
    const next = new Client({ connectionString: url, application_name }) as Held;
    next.on("error", () => undefined);
    next.once("end", () => {
      if (!ended && client === next) void retake();
    });
    await next.connect();
    if (!ended && (await takeLock(next))) {
      // A forgotten stop must not keep the process alive.
      next.unref();
      client = next;
      return true;
    }
    await next.end();
    return false;
  };
  const retake = async (): Promise<void> => {
    client = undefined;
    while (!ended) {
      if (await attempt().catch(() => false)) return;
      await new Promise((wake) => setTimeout(wake, 100).unref());
    }
  };
  if (!(await attempt())) return "taken";
  return {
    async end() {
      ended = true;
      client?.ref();
      await client?.end().catch(() => undefined);
    },
  };
}

/** True when no living session holds the lock. A dead start's session needs a moment to notice, so "taken" is asked for 3 s. */
export async function isSessionLockFree(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const deadline = performance.now() + 3_000;
    while (!(await takeLock(client))) {
      if (performance.now() > deadline) return false;
      await new Promise((wake) => setTimeout(wake, 50));
    }
    return true;
  } catch {
    // Starting, stopping, without our database or password: nobody works on it.
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function takeLock(client: Client): Promise<boolean> {
  const answer = await client.query<{ taken: boolean }>("select pg_try_advisory_lock($1, $2) as taken", [
    ...lockKey,
  ]);
  return answer.rows[0]?.taken === true;
}
