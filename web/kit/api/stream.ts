import type { QueryClient } from "@tanstack/react-query";
import { api } from "./api.ts";

/** Milliseconds: soon enough for somebody who waits for the server to be back. */
const longestPause = 5_000;

type Change = { readonly kind: string; readonly customerIds?: readonly string[] };

/**
 * Listens to what changes on the server and asks again for what is on screen: the queries whose `live` names the kind of
 * change. Reconnects with growing pauses, and then asks for everything once, since changes may have been missed; `tell`
 * hears whether the connection stands.
 * `EventSource` was rejected: it cannot say for which workspace it listens. Ends when `until` is aborted.
 */
export async function followChanges(
  queries: QueryClient,
  until: AbortSignal,
  tell: (standing: boolean) => void,
): Promise<void> {
  for (let failures = 0; !until.aborted; failures += 1) {
    try {
      const response = await fetch("/api/stream", {
        headers: { accept: "text/event-stream", ...api.headers() },
        credentials: "same-origin",
        signal: until,
      });
      if (response.status === 401) api.signedOut();
      // Who may not listen will not be let in by asking again.
      if (response.status >= 400 && response.status < 500) return;
      tell(response.ok);
      if (response.ok && response.body) {
        if (failures > 0)
          void queries.invalidateQueries({ predicate: ({ meta }) => meta?.["live"] !== undefined });
        failures = 0;
        await listen(response.body, refresher(queries));
      }
    } catch {
      // A dropped connection is part of its life; whatever ended it, we come back.
      if (!until.aborted && failures > 0) tell(false);
    }
    await new Promise((resume) => setTimeout(resume, Math.min(longestPause, 500 * 2 ** failures)));
  }
}

async function listen(body: ReadableStream<Uint8Array>, tell: (change: Change) => void): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const messages = (rest + value).split(/\r?\n\r?\n/);
    rest = messages.pop() ?? "";
    for (const message of messages) {
      const change = changeOf(message);
      if (change) tell(change);
    }
  }
}

/** Only `event: changed` matters; comments keep the connection alive. */
export function changeOf(message: string): Change | null {
  const lines = message.split(/\r?\n/);
  if (!lines.includes("event: changed")) return null;
  const data = lines.filter((line) => line.startsWith("data:")).map((line) => line.slice(5).trimStart());
  const change = JSON.parse(data.join("\n")) as Partial<Change>;
  return typeof change.kind === "string" ? (change as Change) : null;
}

/** Between two rounds of asking again, and the longest that a round is waited for, in milliseconds. */
const calm = 500;
const mostPatience = 5_000;

/**
 * Asks again for what the changes concern: at once for the first, then in rounds, each after the one before it is
 * answered. A busy shop's changes come five a second: asked at each, a figure that takes longer would be cancelled and
 * asked anew for ever.
 */
export function refresher(queries: QueryClient): (change: Change) => void {
  let waiting: Change[] = [];
  let running = false;
  const rounds = async (): Promise<void> => {
    running = true;
    while (waiting.length > 0) {
      const changes = waiting;
      waiting = [];
      await Promise.race([refresh(queries, changes), rest(mostPatience)]);
      await rest(calm);
    }
    running = false;
  };
  return (change) => {
    waiting.push(change);
    if (!running) void rounds();
  };
}

function refresh(queries: QueryClient, changes: readonly Change[]): Promise<void> {
  return queries.invalidateQueries({
    predicate: ({ meta }) => {
      const live = meta?.["live"];
      if (!Array.isArray(live)) return false;
      const about = meta?.["about"] as string | undefined;
      return changes.some(
        ({ kind, customerIds }) =>
          live.includes(kind) && (!about || !customerIds || customerIds.includes(about)),
      );
    },
  });
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, milliseconds));
}
