import { removeTemporary } from "./temporary.ts";
import type { FolderLock } from "./lock.ts";
import type { Place } from "./place.ts";
import type { Launched } from "./postmaster.ts";
import { isAlive, signal, withChildren } from "./processes.ts";
import { stopPostmaster } from "./recover.ts";
import type { SessionLock } from "./session.ts";

export type RunningDatabase = {
  /** Of the superuser, on the loopback: `postgres://vinculo:…@127.0.0.1:<port>/vinculo`. */
  readonly url: string;
  readonly port: number;
  /** The postmaster's. */
  readonly pid: number;
  readonly dataFolder: string;
  /** "18.4". */
  readonly version: string;
  /** The postmaster and its children, for measuring memory. */
  processIds(): number[];
  /** Settles when PostgreSQL has ended, also by itself. */
  readonly ended: Promise<void>;
  /** Ends sessions, writes everything, ends PostgreSQL, frees the folder; a temporary database is removed. Once or more. */
  stop(): Promise<void>;
};

/** What a start holds of its database until the stop. */
export type Held = {
  readonly place: Place;
  readonly launched: Launched;
  readonly url: string;
  readonly dataFolder: string;
  readonly version: string;
  readonly temporary: boolean;
  readonly folderLock: FolderLock;
  readonly sessionLock: SessionLock;
};

const running = new Set<Held>();
process.on("exit", endAll);

/** Wraps a started database for its user, and sees to it that it does not outlive this process if that ends in order. */
export function keep(held: Held): RunningDatabase {
  running.add(held);
  const { pid, port, child } = held.launched;
  const ended = new Promise<void>((resolve) => {
    if (hasEnded(held)) resolve();
    else child.once("exit", () => resolve());
  });
  void ended.then(() => held.sessionLock.end());
  let stopped: Promise<void> | undefined;
  return {
    url: held.url,
    port,
    pid,
    dataFolder: held.dataFolder,
    version: held.version,
    processIds: () => withChildren(pid),
    ended,
    stop: () => (stopped ??= end(held)),
  };
}

async function end(held: Held): Promise<void> {
  await held.sessionLock.end();
  // Once it has ended, its process id may be somebody else's.
  if (!hasEnded(held)) await stopPostmaster(held.launched.pid, held.temporary ? "SIGQUIT" : "SIGINT");
  running.delete(held);
  held.folderLock.release();
  if (held.temporary) removeTemporary(held.place);
}

/** The process ends without a stop: signals only, nothing can be awaited any more. */
function endAll(): void {
  for (const held of running) {
    const { launched, temporary, folderLock, place } = held;
    if (!hasEnded(held)) signal(launched.pid, temporary ? "SIGQUIT" : "SIGINT");
    if (!temporary) continue;
    const deadline = performance.now() + 2_000;
    const clock = new Int32Array(new SharedArrayBuffer(4));
    while (isAlive(launched.pid) && performance.now() < deadline) Atomics.wait(clock, 0, 0, 10);
    folderLock.release();
    removeTemporary(place);
  }
}

function hasEnded({ launched: { child } }: Held): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
