import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "#platform/database";
import { type Api, post } from "./asking.ts";
import type { Kind } from "./pages.kinds.ts";
import { measureKinds, type Print } from "./pages.measure.ts";
import { liveOrder, type Subject } from "./preparing.ts";
import { figureTasks } from "./samples.store.ts";

/** Orders that come in a second, about. */
const perSecond = 20;
const batch = 2;

/**
 * Measures pages while orders come in, so that no figure is of the facts as they stand for long, and prints how many figures
 * that asked to be worked out, and how many of those waited at once at most. Answers the pages that missed the target.
 */
export async function measureLive(
  print: Print,
  { api, database, subject }: { api: Api; database: Database; subject: Subject },
  kinds: readonly Kind[],
  given: { runs: number; floor: () => Promise<number> },
): Promise<string[]> {
  const stopping = new AbortController();
  const from = performance.now();
  const before = await figureTasks(database.engine, subject.workspaceId);
  const arriving = orders(api, subject, stopping.signal);
  const watching = mostOpen(database, subject.workspaceId, stopping.signal);
  try {
    return await measureKinds(print, api, kinds, { ...given, state: "live" });
  } finally {
    stopping.abort();
    const [ordersTaken, mostWaiting] = [await arriving, await watching];
    const seconds = Number(((performance.now() - from) / 1000).toFixed(1));
    const after = await figureTasks(database.engine, subject.workspaceId);
    const tasks = after.made - before.made;
    print({ bench: "pages", state: "live", seconds, ordersTaken, figureTasks: tasks, mostWaiting });
  }
}

async function orders(api: Api, { samples }: Subject, until: AbortSignal): Promise<number> {
  let taken = 0;
  while (!until.aborted) {
    const some = Array.from({ length: batch }, (_, at) => {
      const n = taken + at;
      const sample = samples[n % samples.length];
      return sample ? liveOrder(n, sample, new Date()) : {};
    });
    await post(api, "/api/orders", some);
    taken += batch;
    await pause((1000 * batch) / perSecond, undefined, { signal: until }).catch(() => undefined);
  }
  return taken;
}

async function mostOpen(database: Database, workspaceId: string, until: AbortSignal): Promise<number> {
  let most = 0;
  while (!until.aborted) {
    most = Math.max(most, (await figureTasks(database.engine, workspaceId)).open);
    await pause(250, undefined, { signal: until }).catch(() => undefined);
  }
  return most;
}
