import type pg from "pg";
import type { Database } from "#platform/database";
import { channel, mostIds, type Travelling } from "./publish.store.ts";
import type { News } from "./stream.contract.ts";

/** Somebody who listens to one workspace. `end` is called once, when no more news will come. */
export type Listener = { readonly tell: (news: News) => void; readonly end: () => void };

/** Milliseconds between two deliveries of a workspace. Of two kinds of news that makes at most five messages a second. */
const pause = 400;

type Room = {
  readonly listeners: Set<Listener>;
  gathered: Map<News["kind"], Set<string> | null>;
  resting: boolean;
};

/**
 * The news of a database's workspaces in this process, over one LISTEN connection that stands while anybody listens. The
 * first news is told at once, what follows within the pause is gathered into one. A connection that is lost ends all
 * listeners: they come again and ask anew, since something may have been missed.
 */
export class Feed {
  readonly #database: Database;
  readonly #rooms = new Map<string, Room>();
  #client: Promise<pg.Client> | null = null;
  #closed = false;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Starts to listen; resolves once nothing that commits from now on can be missed. Call the result to stop. */
  async join(workspaceId: string, listener: Listener): Promise<() => void> {
    if (this.#closed) {
      listener.end();
      return () => undefined;
    }
    const room = this.#rooms.get(workspaceId) ?? {
      listeners: new Set(),
      gathered: new Map(),
      resting: false,
    };
    this.#rooms.set(workspaceId, room);
    room.listeners.add(listener);
    await (this.#client ??= this.#listen());
    return () => {
      room.listeners.delete(listener);
      if (room.listeners.size === 0 && this.#rooms.get(workspaceId) === room) this.#rooms.delete(workspaceId);
    };
  }

  /** Ends every listener and the connection. */
  async close(): Promise<void> {
    this.#closed = true;
    const client = await this.#client?.catch(() => null);
    this.#endAll();
    await client?.end().catch(() => undefined);
  }

  async #listen(): Promise<pg.Client> {
    try {
      const client = await this.#database.dedicated("vinculo_app");
      let isLost = false;
      // An error is followed by an end, by which time another connection may stand.
      const lost = () => {
        if (isLost) return;
        isLost = true;
        this.#client = null;
        this.#endAll();
      };
      client.on("error", lost);
      client.on("end", lost);
      client.on("notification", ({ payload }) => this.#heard(payload));
      await client.query(`listen ${channel}`);
      return client;
    } catch (error) {
      this.#client = null;
      this.#endAll();
      throw error;
    }
  }

  #heard(payload = ""): void {
    const { w, kind, customerIds } = JSON.parse(payload) as Travelling;
    const room = this.#rooms.get(w);
    if (!room) return;
    gather(room, kind, customerIds);
    if (!room.resting) deliver(room);
  }

  #endAll(): void {
    const listeners = [...this.#rooms.values()].flatMap((room) => [...room.listeners]);
    this.#rooms.clear();
    for (const listener of listeners) listener.end();
  }
}

/** Adds news to those waiting; null stands for "somebody", which says more than any list. */
function gather({ gathered }: Room, kind: News["kind"], customerIds?: readonly string[]): void {
  const known = gathered.get(kind);
  if (known === null) return;
  const all = customerIds && new Set([...(known ?? []), ...customerIds]);
  gathered.set(kind, all && all.size <= mostIds ? all : null);
}

function deliver(room: Room): void {
  room.resting = room.gathered.size > 0;
  if (!room.resting) return;
  for (const [kind, ids] of room.gathered) {
    const news: News = ids ? { kind, customerIds: [...ids] } : { kind };
    for (const listener of room.listeners) listener.tell(news);
  }
  room.gathered = new Map();
  setTimeout(() => deliver(room), pause).unref();
}
