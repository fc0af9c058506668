import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { stagesOf } from "#differentiate/lifecycle";
import { dateIn } from "#platform/clock";
import { type Database, inEngine, openDatabase } from "#platform/database";
import { attachDatabase } from "#platform/launcher";
import { isRefusal } from "#platform/refusals";
import { command, freePort, run, type Running } from "./running.fixture.ts";

/** The issue's own number. */
const rounds = 10;
const customers = 40;

let folder: string;
let key: string;
let workspaceId: string;
let port: number;
let running: Running;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vinculo-ingest-"));
  port = await freePort();
  const made = await command(
    folder,
    "init",
    "--workspace",
    "Tostadero",
    "--email",
    "ana@example.com",
    "--password",
    "una frase bien larga",
    "--json",
  );
  ({ apiKey: key, workspaceId } = JSON.parse(made) as { apiKey: string; workspaceId: string });
  running = await run(folder, port);
});

afterAll(async () => {
  await running?.stop();
  await rm(folder, { recursive: true, force: true });
});

it("loses nothing that was accepted and doubles nothing, with the server killed ten times during ingest", async () => {
  const accepted = await killDuring("server", async () => {
    await running.killServer();
    running = await run(folder, port);
  });
  expect(accepted).toBeGreaterThan(50);
}, 300_000);

it("… and with PostgreSQL killed ten times", async () => {
  expect(await killDuring("postgres", killPostgres)).toBeGreaterThan(50);
}, 300_000);

/** Kills the postmaster that stands, as soon as one does: the last round's may still be on its way up. */
async function killPostgres(): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    const file = await readFile(join(folder, "postgres", "postmaster.pid"), "utf8").catch(() => "");
    const [pid, , , , , , , status] = file.split("\n");
    if (status?.startsWith("ready") && kill(Number(pid))) return;
    await pause(20);
  }
  throw new Error("PostgreSQL does not come back");
}

function kill(pid: number): boolean {
  try {
    process.kill(pid, "SIGKILL");
    return true;
  } catch {
    return false;
  }
}

/** Posts batches of orders and events without pause, kills in their midst, and compares the record with what was accepted. */
async function killDuring(name: string, kill: () => Promise<void>): Promise<number> {
  const accepted = { orders: new Set<string>(), events: new Set<string>() };
  let sending = true;
  let batch = 0;
  const send = async (): Promise<void> => {
    while (sending) {
      batch += 1;
      await post(name, batch, accepted);
    }
  };
  const killing = async (): Promise<void> => {
    for (let round = 0; round < rounds; round += 1) {
      await pause(100 + Math.random() * 400);
      await kill();
    }
  };
  await Promise.all([send(), send(), killing().finally(() => (sending = false))]);
  await check(name, accepted);
  return accepted.orders.size;
}

async function post(
  name: string,
  batch: number,
  accepted: { orders: Set<string>; events: Set<string> },
): Promise<void> {
  const items = Array.from({ length: 20 }, (_, index) => {
    const ref = `${name}-${batch}-${index}`;
    const externalId = `c${(batch * 7 + index) % customers}`;
    return { ref, externalId, at: new Date(Date.now() - 1000 * index).toISOString() };
  });
  const orders = items.map(({ ref, externalId, at }) => ({
    orderRef: ref,
    identities: { externalId },
    placedAt: at,
    lines: [{ sku: "cafe", quantity: "2", unitPrice: "4.50" }],
  }));
  const events = items.map(({ ref, externalId, at }) => ({
    messageId: ref,
    type: "visit.made",
    at,
    identities: { externalId },
  }));
  const said = [
    await running.post("/api/orders", { items: orders }, key),
    await running.post("/api/events", { items: events }, key),
  ];
  expect(said).toMatchObject([{ refused: [] }, { refused: [] }]);
  for (const { ref } of items) {
    accepted.orders.add(ref);
    accepted.events.add(ref);
  }
}

async function check(name: string, accepted: { orders: Set<string>; events: Set<string> }): Promise<void> {
  const attached = await attachDatabase(folder);
  if (isRefusal(attached)) throw new Error(attached.id);
  const database = openDatabase(attached.url, 2);
  try {
    await drained(database);
    expect(await refs(database, name, "orders")).toEqual([...accepted.orders].toSorted());
    expect(await refs(database, name, "events")).toEqual([...accepted.events].toSorted());
    await countsAgree(database);
    await stagesAgree(database);
  } finally {
    await database.close();
  }
}

/** Every reference as often as it stands in the record. */
async function refs(database: Database, name: string, what: "orders" | "events"): Promise<string[]> {
  const { rows } =
    what === "orders"
      ? await sql<{ ref: string }>`
          select order_ref as ref from identify.customer_order
          where workspace_id = ${workspaceId} and order_ref like ${`${name}-%`}
        `.execute(database.engine)
      : await sql<{ ref: string }>`
          select message_id as ref from identify.event
          where workspace_id = ${workspaceId} and type = 'visit.made' and message_id like ${`${name}-%`}
        `.execute(database.engine);
  return rows.map((row) => row.ref).toSorted();
}

async function drained(database: Database): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    const { rows } = await sql<{ left: number }>`select count(*) as left from platform.outbox`.execute(
      database.engine,
    );
    if (rows[0]?.left === 0) return;
    await pause(50);
  }
  throw new Error("the pulse does not finish");
}

async function countsAgree(database: Database): Promise<void> {
  const { rows } = await sql<{ carried: number; placed: number; parked: number }>`
    select (select sum(order_count) from identify.customer where workspace_id = ${workspaceId}) as carried,
      (select count(*) from identify.customer_order where workspace_id = ${workspaceId}) as placed,
      (select count(*) from platform.parked) as parked
  `.execute(database.engine);
  expect(rows[0]?.carried).toBe(rows[0]?.placed);
  expect(rows[0]?.parked).toBe(0);
}

/** What the pulse recorded as each customer's stage is what their orders say, and was announced once per change. */
async function stagesAgree(database: Database): Promise<void> {
  const stages = await inEngine(database, (tx) =>
    stagesOf(tx, { workspaceId, at: dateIn("Europe/Madrid", new Date()) }),
  );
  const { rows } = await sql<{ customerId: string; stage: string; announced: number }>`
    select customer_id as "customerId", traits -> 'stage' ->> 'v' as stage,
      (select count(distinct props) from identify.event
        where event.workspace_id = customer.workspace_id and event.customer_id = customer.customer_id
          and type = 'customer.stage_changed')
      - (select count(*) from identify.event
        where event.workspace_id = customer.workspace_id and event.customer_id = customer.customer_id
          and type = 'customer.stage_changed') as announced
    from identify.customer where workspace_id = ${workspaceId}
  `.execute(database.engine);
  expect(rows).toHaveLength(customers);
  expect(new Map(rows.map((row) => [row.customerId, row.stage]))).toEqual(
    new Map(stages.map((one) => [one.customerId, one.stage])),
  );
  expect(rows.filter((row) => row.announced !== 0)).toEqual([]);
}
