import pg from "pg";
import type { TestProject } from "vitest/node";
import { systemClock } from "#platform/clock";
import { migrate } from "#platform/database";
import { startDatabase, temporaryFolder } from "#platform/launcher";
import { isRefusal } from "#platform/refusals";

/**
 * One real PostgreSQL for the whole run, with a migrated template that each test file clones. `VINCULO_TEST_SERVER`
 * names another server (the suite's database tests also run on a real 15 this way).
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await server();
  await template(url);
  project.provide("server", url);
  return stop;
}

async function server(): Promise<{ url: string; stop: () => Promise<void> }> {
  const named = process.env["VINCULO_TEST_SERVER"];
  if (named) return { url: named, stop: async () => undefined };
  const started = await startDatabase({ folder: await temporaryFolder(), temporary: true });
  if (isRefusal(started)) throw new Error(`the test database did not start: ${JSON.stringify(started)}`);
  return { url: started.url, stop: () => started.stop() };
}

async function template(server: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query("drop database if exists template_vinculo with (force)");
  await client.query("create database template_vinculo");
  await client.end();
  const url = new URL(server);
  url.pathname = "/template_vinculo";
  const migrated = await migrate(url.href, systemClock);
  if (isRefusal(migrated)) throw new Error(`the template was not migrated: ${JSON.stringify(migrated)}`);
}
