import type { Clock } from "#platform/clock";
import { migrate } from "#platform/database";
import { type RunningDatabase, startDatabase, temporaryFolder } from "#platform/launcher";
import { isRefusal, type Refusal } from "#platform/refusals";

/** A migrated database that nobody will miss. Ctrl-C takes it along. */
export async function throwAway(clock: Clock): Promise<RunningDatabase | Refusal> {
  const started = await startDatabase({ folder: await temporaryFolder(), temporary: true });
  if (isRefusal(started)) return started;
  const interrupted = (signal: NodeJS.Signals) => {
    void started.stop().finally(() => process.exit(signal === "SIGINT" ? 130 : 143));
  };
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  const migrated = await migrate(started.url, clock);
  if (isRefusal(migrated)) {
    await started.stop();
    return migrated;
  }
  return {
    ...started,
    stop: async () => {
      process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
      await started.stop();
    },
  };
}
