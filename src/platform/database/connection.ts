import { Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import pg from "pg";

/** The three roles under which Vínculo works; see DESIGN §5. `app` is held by row-level security, `engine` is not. */
export type Role = "vinculo_owner" | "vinculo_app" | "vinculo_engine";

/** A pool of connections under one role. Statements are written with Kysely's `sql` tag. */
export type Connection = Kysely<unknown>;
export type Tx = Transaction<unknown>;

/** One database, seen through its roles. */
export type Database = {
  readonly url: string;
  readonly app: Connection;
  readonly engine: Connection;
  /** A single connection outside the pools, for COPY, LISTEN or a lock that outlives a transaction. Close it with `end()`. */
  readonly dedicated: (role: Role) => Promise<pg.Client>;
  readonly close: () => Promise<void>;
};

/** Opens the pools; connects on first use. `size` is the number of connections each role may hold. */
export function openDatabase(url: string, size = 6): Database {
  const app = connect(url, "vinculo_app", size);
  const engine = connect(url, "vinculo_engine", size);
  return {
    url,
    app,
    engine,
    dedicated: async (role) => {
      const client = new pg.Client(settings(url, role));
      // Without a listener, a server that dies between two statements would end our process. The next statement fails.
      client.on("error", () => undefined);
      await client.connect();
      return client;
    },
    close: async () => {
      await Promise.all([app.destroy(), engine.destroy()]);
    },
  };
}

/**
 * Runs `work` in one transaction that row-level security confines to a workspace: the only way the app role sees rows.
 * Retried as a whole where the database asks for it (see `retried`).
 */
export function inWorkspace<T>(
  database: Database,
  workspaceId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return retried(() =>
    database.app.transaction().execute(async (tx) => {
      await sql`select set_config('app.workspace', ${workspaceId}, true)`.execute(tx);
      return work(tx);
    }),
  );
}

/** Runs `work` in one transaction of the engine role, which sees every workspace: always filter by workspace yourself. */
export function inEngine<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return retried(() => database.engine.transaction().execute(work));
}

/**
 * Repeats work whose failure says "again": a lost connection (08xxx), a server going down or starting (57P01–57P03),
 * a deadlock (40P01), a serialisation failure (40001). The work must be idempotent as a whole, as a transaction is.
 */
export async function retried<T>(work: () => Promise<T>, attempts = 5): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= attempts || !isTransient(error)) throw error;
      await new Promise((resume) => setTimeout(resume, 25 * 2 ** attempt));
    }
  }
}

/** The connection's settings for a role. Dates stay text, counts become numbers (below 2^53), decimals stay exact text. */
export function settings(url: string, role: Role | null): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: "vinculo",
    ...(role ? { options: `-c role=${role}` } : {}),
    types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
  };
}

const int8 = 20;
const date = 1082;
const wallClock = 1114;
const plain = new Set([date, wallClock]);

function parserOf(oid: number, format?: "text" | "binary"): (value: string) => unknown {
  if (oid === int8) return Number;
  if (plain.has(oid)) return (value) => value;
  return pg.types.getTypeParser(oid, format ?? "text") as (value: string) => unknown;
}

function connect(url: string, role: Role, size: number): Connection {
  const pool = new pg.Pool({ ...settings(url, role), max: size });
  // A pooled connection may die while idle (the database restarts): the pool drops it and the next query gets another.
  pool.on("error", () => undefined);
  // One that dies while it is lent out, between two statements of a transaction, tells its client alone, and an 'error'
  // that nobody hears ends the process. The transaction's next statement fails, which is all that is needed.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
}

function isTransient(error: unknown): boolean {
  const { code } = error as { code?: string };
  if (typeof code !== "string") return /Connection terminated|not queryable/.test(String(error));
  return (
    code.startsWith("08") ||
    ["57P01", "57P02", "57P03", "40P01", "40001", "ECONNREFUSED", "ECONNRESET"].includes(code)
  );
}
