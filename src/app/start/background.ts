import { slices } from "#app/slices";
import { refreshWhenDue } from "#differentiate/refresh";
import { recountWhenDue } from "#identify/recounts";
import type { Clock } from "#platform/clock";
import type { Database } from "#platform/database";
import { closeStreams } from "#platform/stream";
import { work } from "#platform/tasks";

/**
 * What goes on beside the pulse for as long as a database stands: tasks, looking at everyone again when the day turns or
 * facts have moved others, and finding kept counts again. The result ends it, and the streams of changes; what was being done is begun again. What
 * breaks because the database is gone is told by whoever starts it again.
 */
export function runBackground(
  database: Database,
  clock: Clock,
  isUp: () => boolean,
): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const onBug = (error: unknown): void => {
    if (isUp()) process.stderr.write(`${described(error)}\n`);
  };
  const running = [
    work({ database, slices, clock, onBug }, signal),
    refreshWhenDue({ database, clock, onBug }, signal),
    recountWhenDue({ database, slices, clock, onBug }, signal),
  ];
  return {
    stop: async () => {
      stopping.abort();
      await closeStreams(database);
      await Promise.all(running);
    },
  };
}

/** An error without its message, which may quote a customer's data. */
function described(error: unknown): string {
  if (!(error instanceof Error)) return "background: something was thrown that is no error";
  const { code = "" } = error as Error & { code?: string };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return [`background: ${error.name} ${code}`.trim(), ...frames.slice(0, 8)].join("\n");
}
