import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { simulation } from "#app/demo";
import { withDatabase } from "#app/start";
import { systemClock } from "#platform/clock";
import { readConfig } from "#platform/config";
import { temporaryFolder } from "#platform/launcher";
import { isRefusal } from "#platform/refusals";

const program = join(import.meta.dirname, "../../../bin/vinculo.js");
const folder = await temporaryFolder();
afterAll(() => rm(folder, { recursive: true, force: true }));
const environment = { ...process.env, VINCULO_DATA: join(folder, "data"), DATABASE_URL: "" };

/** Runs `vinculo demo`; `killAfter` milliseconds it is killed, where given. */
async function demo(
  flags: readonly string[],
  killAfter?: number,
): Promise<{ code: number | null; text: string }> {
  const child = spawn(process.execPath, [program, "demo", "--json", ...flags], { env: environment });
  let text = "";
  child.stdout.on("data", (some: Buffer) => (text += some.toString()));
  if (killAfter !== undefined) setTimeout(() => child.kill("SIGKILL"), killAfter);
  const code = await new Promise<number | null>((ended) => child.on("exit", ended));
  return { code, text };
}

test("on a fresh clone it makes the shop, after kill -9 the same command finishes it, and once more it changes nothing", async () => {
  const first = await demo(["--customers", "200", "--until", "2026-10-31"]);
  expect(first.code).toBe(0);
  expect(JSON.parse(first.text)).toMatchObject({ workspace: "Tostadero La Marea", created: true });
  const more = ["--customers", "6000"];
  for (const killAfter of [1500, 3000]) expect((await demo(more, killAfter)).code).toBeNull();
  const last = await demo(more);
  expect(last.code).toBe(0);
  expect(JSON.parse(last.text)).toMatchObject({ created: false, until: "2026-10-31", stopped: false });
  const again = await demo(more);
  expect(JSON.parse(again.text)).toMatchObject({ recorded: { customers: 0, orders: 0, events: 0 } });

  const customerAt = simulation({ seed: 1, until: "2026-10-31", months: 24 });
  let orders = 0;
  for (let index = 0; index < 5100; index++) orders += customerAt(index).orders.length;
  const config = readConfig(environment);
  if (isRefusal(config)) throw new Error(config.id);
  const found = await withDatabase(config, systemClock, async (database) => {
    const { rows } = await sql`
      select (select count(*) from identify.customer) as customers, (select count(*) from identify.customer_order) as orders,
        (select count(*) from identify.customer where traits -> 'tier' is null) as unplaced
    `.execute(database.engine);
    return rows[0];
  });
  expect(found).toEqual({ customers: 6000, orders, unplaced: 0 });
});

test("refuses with the reason; a number that is none is wrong usage", async () => {
  expect((await demo(["--customers", "0"])).code).toBe(2);
  const unknown = await demo(["--workspace", "Nadie"]);
  expect(unknown.code).toBe(1);
  expect(JSON.parse(unknown.text)).toMatchObject({ type: "urn:vinculo:demo.workspace_unknown", status: 404 });
});
