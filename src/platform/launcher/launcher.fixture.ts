/**
 * A process that holds a database until it is told to stop, for tests that kill it. Takes the options as JSON, prints one
 * line of JSON: `{node, postgres, url, folder}` or the refusal. With `exit` it ends at once, without a stop.
 */
import process from "node:process";
import { isRefusal } from "#platform/refusals";
import { type StartOptions, startDatabase } from "./start.ts";
import { temporaryFolder } from "./temporary.ts";

const options = JSON.parse(process.argv[2] ?? "{}") as Partial<StartOptions> & { exit?: number };
const folder = options.folder ?? (await temporaryFolder());
const database = await startDatabase({ ...options, folder });
if (isRefusal(database)) {
  console.log(JSON.stringify(database));
} else {
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => void database.stop());
  const alive = setInterval(() => undefined, 60_000);
  void database.ended.then(() => clearInterval(alive));
  console.log(JSON.stringify({ node: process.pid, postgres: database.pid, url: database.url, folder }));
  if (options.exit !== undefined) process.exit(options.exit);
}
