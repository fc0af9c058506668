import type { Database } from "#platform/database";
import { refuse, type Refusal } from "#platform/refusals";
import { Feed } from "./feed.ts";

/** Proxies cut a silent connection after 30 to 60 seconds. */
const heartbeat = 15_000;
/** A stream ends after this long and its reader comes again, so that a revoked key or session stops hearing. */
const longest = 15 * 60_000;
/** Messages that a reader may be behind before it is dropped; it comes again and asks anew. */
const mostBehind = 64;
/** Streams of one process; a browser holds one a window. */
const mostStreams = 2_000;

const feeds = new WeakMap<Database, Feed>();
let open = 0;

/**
 * A workspace's news as server-sent events, until the reader goes away (`signal`), `closeStreams` is called or a quarter
 * of an hour is over. `event: changed`, data `{kind, customerIds?}`.
 *
 * @returns a refusal `stream.full` (503) where this process serves all it can
 */
export async function openStream(
  database: Database,
  workspaceId: string,
  signal: AbortSignal,
): Promise<Response | Refusal> {
  if (open >= mostStreams) return refuse("stream.full", {}, { status: 503 });
  const feed = feeds.get(database) ?? new Feed(database);
  feeds.set(database, feed);
  const cancelled = new AbortController();
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => serve(feed, workspaceId, controller, [signal, cancelled.signal]),
      cancel: () => cancelled.abort(),
    },
    { highWaterMark: mostBehind },
  );
  return new Response(body, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" },
  });
}

/** Ends all streams of a database: before its server closes, which waits for open answers. */
export async function closeStreams(database: Database): Promise<void> {
  const feed = feeds.get(database);
  feeds.delete(database);
  await feed?.close();
}

async function serve(
  feed: Feed,
  workspaceId: string,
  controller: ReadableStreamDefaultController<Uint8Array>,
  [gone, cancelled]: readonly [AbortSignal, AbortSignal],
): Promise<void> {
  const signal = AbortSignal.any([gone, cancelled]);
  const encoder = new TextEncoder();
  let leave = (): void => undefined;
  let ended = false;
  open += 1;
  const end = (): void => {
    if (ended) return;
    ended = true;
    open -= 1;
    clearInterval(beat);
    clearTimeout(over);
    signal.removeEventListener("abort", end);
    leave();
    // A reader that went away has closed it already.
    if (controller.desiredSize !== null && !cancelled.aborted) controller.close();
  };
  const write = (text: string): void => {
    if (ended) return;
    if ((controller.desiredSize ?? 0) <= 0) end();
    else controller.enqueue(encoder.encode(text));
  };
  const beat = setInterval(() => write(":\n\n"), heartbeat);
  const over = setTimeout(end, longest);
  beat.unref();
  over.unref();
  signal.addEventListener("abort", end, { once: true });
  if (signal.aborted) return end();
  try {
    const stop = await feed.join(workspaceId, {
      tell: (news) => write(`event: changed\ndata: ${JSON.stringify(news)}\n\n`),
      end,
    });
    if (ended) stop();
    else leave = stop;
    write("retry: 2000\n\n");
  } catch {
    end();
  }
}
