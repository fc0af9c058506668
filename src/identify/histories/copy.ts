import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { type Database, retried, type Tx } from "#platform/database";

/** Streams lines of COPY's text format into a table of the transaction that it belongs to. */
export type Copy = (into: string, lines: Iterable<string>) => Promise<void>;

/**
 * Runs `work` in one transaction of the engine role that can COPY too: into temporary tables, which row-level security
 * does not govern and which are gone when it ends. Kysely's pool hands out no connection for COPY, hence one of our own.
 * Retried as a whole where the database asks for it.
 */
export function inCopyingTransaction<T>(
  database: Database,
  work: (tx: Tx, copy: Copy) => Promise<T>,
): Promise<T> {
  return retried(async () => {
    const client = await database.dedicated("vinculo_engine");
    const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: poolOf(client) }) });
    try {
      return await kysely.transaction().execute((tx) => work(tx, copyOn(client)));
    } finally {
      await kysely.destroy();
    }
  });
}

/** One cell of COPY's text format: null is \N, and four characters are escaped. */
export function cell(value: string | number | null): string {
  if (value === null) return "\\N";
  const text = String(value);
  return special.test(text) ? text.replaceAll(special, (found) => escapes[found] ?? found) : text;
}

const special = /[\\\t\n\r]/g;
const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function copyOn(client: pg.Client): Copy {
  return async (into, lines) => {
    const stream = client.query(copyFrom(`copy ${into} from stdin`));
    await pipeline(Readable.from(bundled(lines), { objectMode: false }), stream);
  };
}

/** Lines in pieces of about 64 kB: a write to the socket for each line costs ten times as much. */
function* bundled(lines: Iterable<string>): Generator<string> {
  let piece = "";
  for (const line of lines) {
    piece += line;
    if (piece.length < 65_536) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

/** A pool of one connection that is never given back, as Kysely's dialect asks for. */
function poolOf(client: pg.Client) {
  const connection = Object.assign(client, { release: () => undefined });
  return { connect: () => Promise.resolve(connection), end: () => client.end(), options: {} };
}
