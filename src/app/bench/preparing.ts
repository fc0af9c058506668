import { keyRights } from "#access/accounts";
import { issueKey } from "#access/keys";
import { openServer } from "#app/start";
import type { Clock } from "#platform/clock";
import type { Config } from "#platform/config";
import { type Database, inEngine, openDatabase } from "#platform/database";
import { isRefusal, refuse, type Refusal } from "#platform/refusals";
import { type Api, post } from "./asking.ts";
import { daysBefore } from "./pages.kinds.ts";
import {
  findByExternalId,
  largestWorkspace,
  type Sample,
  sampleCustomers,
  type Size,
  sizeOf,
} from "./samples.store.ts";

/** What there is to ask about. */
export type Subject = {
  readonly workspaceId: string;
  readonly key: string;
  readonly samples: readonly Sample[];
  readonly size: Size;
};

const samplesWanted = 200;
/** How long the timeline of one customer is made: somebody of whom everything is known. */
const entries = 5_000;
const batch = 500;

/** Opens the database of the Vínculo that runs beside us. */
export async function openBeside(config: Config): Promise<Database | Refusal> {
  const server = await openServer(config);
  return isRefusal(server) ? server : openDatabase(server.url, 2);
}

/** Finds the largest workspace, some of its customers, and makes a key for it. Refuses where there is nobody. */
export async function subjectIn(database: Database, clock: Clock): Promise<Subject | Refusal> {
  return inEngine(database, async (tx) => {
    const workspaceId = await largestWorkspace(tx);
    const samples = workspaceId ? await sampleCustomers(tx, workspaceId, samplesWanted) : [];
    if (!workspaceId || samples.length === 0) return refuse("bench.nobody", {}, { status: 404 });
    const wanted = { workspaceId, name: "bench pages", rights: keyRights, actor: "bench" } as const;
    const { key } = await issueKey(tx, { ...wanted, actorKind: "command" }, clock.now());
    return { workspaceId, key, samples, size: await sizeOf(tx, workspaceId) };
  });
}

const busyOne = "bench-pages";

/** Makes a customer with thousands of entries in their timeline, the same however often, and answers who they are. */
export async function busyCustomer(
  api: Api,
  database: Database,
  workspaceId: string,
  today: string,
): Promise<string> {
  const items = Array.from({ length: entries }, (_, n) => ({
    messageId: `bench-${n}`,
    type: n % 3 === 0 ? "page.viewed" : "message.opened",
    at: `${daysBefore(today, 2 + (n % 700))}T${String(n % 24).padStart(2, "0")}:00:00Z`,
    identities: { externalId: busyOne },
    props: { n },
  }));
  for (let start = 0; start < entries; start += batch)
    await post(api, "/api/events", items.slice(start, start + batch));
  const customerId = await findByExternalId(database.engine, workspaceId, busyOne);
  if (customerId === null) throw new Error("events of somebody made nobody");
  return customerId;
}

/** An order that comes in while pages are read. */
export function liveOrder(n: number, sample: Sample, at: Date): object {
  return {
    orderRef: `bench-${at.getTime()}-${n}`,
    identities: { externalId: sample.externalId },
    placedAt: at.toISOString(),
    lines: [{ sku: "BENCH", product: "Bench", quantity: "1", unitPrice: "1.00" }],
  };
}
