import { findWorkspace } from "#access/workspaces";
import { type Person, resolve } from "#identify/customers";
import { isLate } from "#identify/events";
import { tell, writeLines, writeOrders, writeRefunds } from "#identify/orders";
import { holdRates, type Home } from "#identify/rates";
import { sourcesOf } from "#identify/sources";
import type { Tx } from "#platform/database";
import { claimOrders, keepWaiting, takeWaiting } from "./claim.store.ts";
import { documentsOf } from "./documents.ts";
import type { Order, Refund, RefundAlone } from "./order.item.ts";
import { repriceRefundsOf } from "./pricing.store.ts";
import { retractCancellations, standingOrders, standingRefunds, trimLines } from "./standing.store.ts";
import { isNewer, isOrder, itemKey, latest, refundKey, versionOf } from "./versions.ts";

/** How many items were new or newer, how many said nothing new, and how many refunds now wait for their order. */
export type TakenOrders = {
  readonly accepted: number;
  readonly duplicates: number;
  readonly waiting: number;
};

/** Takes orders and refunds into the record, whatever the order they come in. */
export async function takeOrders(
  tx: Tx,
  workspaceId: string,
  items: readonly (Order | RefundAlone)[],
  now: Date,
): Promise<TakenOrders> {
  await holdRates(tx, workspaceId, "shared");
  const sources = await sourcesOf(
    tx,
    workspaceId,
    items.map((one) => one.source),
    now,
  );
  const home = await homeOf(tx, workspaceId);
  const taken = { accepted: 0, duplicates: 0, waiting: 0 };
  for (const [name, sourceId] of sources) {
    const own = items.filter((item) => item.source === name);
    const some = await takeOfSource(tx, home, sourceId, own, now);
    taken.accepted += some.accepted;
    taken.duplicates += own.length - some.accepted;
    taken.waiting += some.waiting;
  }
  return taken;
}

async function takeOfSource(
  tx: Tx,
  home: Home,
  sourceId: string,
  items: readonly (Order | RefundAlone)[],
  now: Date,
): Promise<{ accepted: number; waiting: number }> {
  const { workspaceId } = home;
  const place = { workspaceId, sourceId, now };
  const people = await peopleOf(tx, place, items);
  const claims = items.map((item) => ({
    orderRef: claimOf(item),
    profileId: people.get(item)?.profileId ?? null,
  }));
  const owners = await claimOrders(tx, place, claims);
  const orders = items.filter(isOrder).map((item) => ({ ...item, ...owners.get(claimOf(item)) }));
  const said = items.flatMap((item) =>
    (isOrder(item) ? item.refunds : [item]).map((refund) => ({
      item,
      refund,
      owner: owners.get(claimOf(item)) ?? null,
    })),
  );
  const released =
    orders.length > 0 ? await takeWaiting(tx, place, [...new Set(orders.map((one) => one.orderRef))]) : [];
  const waiting = await keepWaiting(
    tx,
    place,
    latest(
      said.flatMap(({ refund, owner }) => (owner ? [] : [refund])),
      refundKey,
    ),
  );
  const refunds = [
    ...said.flatMap(({ refund, owner }) => (owner ? [{ ...refund, ...owner }] : [])),
    ...released.flatMap((refund) => {
      const owner = owners.get(refund.orderRef);
      return owner ? [{ ...refund, ...owner }] : [];
    }),
  ];
  const news = await record(tx, home, sourceId, orders.filter(hasPerson), refunds, now);
  const isNews = (item: Order | RefundAlone): boolean =>
    isOrder(item)
      ? news.has(versionOf(item.orderRef, item)) ||
        item.refunds.some((one) => news.has(versionOf(refundKey(one), one)))
      : news.has(versionOf(refundKey(item), item)) || waiting.has(refundKey(item));
  const seen = new Set<string>();
  const accepted = items.filter(
    (item) => isNews(item) && !seen.has(itemKey(item)) && seen.add(itemKey(item)),
  );
  return { accepted: accepted.length, waiting: waiting.size };
}

/** Whom the items name. A refund of an order names nobody: the order does. */
async function peopleOf(
  tx: Tx,
  { workspaceId, sourceId, now }: { workspaceId: string; sourceId: string; now: Date },
  items: readonly (Order | RefundAlone)[],
): Promise<Map<Order | RefundAlone, Person>> {
  const naming = items.filter((item) => isOrder(item) || item.orderRef === "");
  const asking = naming.map((item) => ({
    identities: item.identities,
    sourceId,
    messageId: isOrder(item) ? `order:${item.orderRef}` : `refund:${item.refundRef}`,
  }));
  const { people } = await resolve(tx, workspaceId, asking, now);
  return new Map(naming.flatMap((item, at) => (people[at] ? [[item, people[at]] as const] : [])));
}

/**
 * Records those versions that are not the record's already, and answers which they were. Of several versions of one
 * document in a request only the greatest can stand.
 */
async function record(
  tx: Tx,
  home: Home,
  sourceId: string,
  orders: readonly (Order & Person)[],
  refunds: readonly (Refund & Person)[],
  now: Date,
): Promise<Set<string>> {
  const place = { workspaceId: home.workspaceId, sourceId };
  const greatest = latest(orders, (one) => one.orderRef);
  const greatestRefunds = latest(refunds, refundKey);
  const standing = await standingOrders(tx, place, greatest);
  const standingBack = new Map(
    (await standingRefunds(tx, place, greatestRefunds)).map((one) => [refundKey(one), one]),
  );
  const newOrders = greatest.filter((one) => isNewer(one, standing.get(one.orderRef)));
  const newRefunds = greatestRefunds.filter((one) => isNewer(one, standingBack.get(refundKey(one))));
  if (newOrders.length + newRefunds.length > 0) {
    const before = newOrders.filter((one) => standing.has(one.orderRef));
    await write(tx, home, sourceId, { newOrders, newRefunds, before, standing, now });
  }
  return new Set([
    ...newOrders.map((one) => versionOf(one.orderRef, one)),
    ...newRefunds.map((one) => versionOf(refundKey(one), one)),
  ]);
}

type News = {
  readonly newOrders: readonly (Order & Person)[];
  readonly newRefunds: readonly (Refund & Person)[];
  /** Those of the new that had a version before. */
  readonly before: readonly (Order & Person)[];
  readonly standing: Awaited<ReturnType<typeof standingOrders>>;
  readonly now: Date;
};

/** Under the lock of their references what is newer stands for certain, and need not be read again to be told. */
async function write(tx: Tx, home: Home, sourceId: string, news: News): Promise<void> {
  const { newOrders, newRefunds, before, standing, now } = news;
  const isLive = [
    ...newOrders.map((one) => one.cancelledAt ?? one.placedAt),
    ...newRefunds.map((one) => one.at),
  ].some((at) => !isLate(at, now));
  const recording = { workspaceId: home.workspaceId, sourceId, lane: isLive ? "live" : "bulk", now } as const;
  const { orders, lines, refunds } = documentsOf(home, sourceId, newOrders, newRefunds, now);
  if (newOrders.length > 0) await writeOrders(tx, recording, orders);
  await trimLines(tx, recording, before);
  if (newOrders.some((one) => one.lines.length > 0)) await writeLines(tx, recording, orders, lines);
  if (newRefunds.length > 0) await writeRefunds(tx, recording, refunds);
  // A changed day or currency changes what the order's refunds are priced by; at home they are their own price.
  const foreign = before.filter(
    (one) => standing.get(one.orderRef)?.foreign || (one.currency !== null && one.currency !== home.currency),
  );
  if (foreign.length > 0)
    await repriceRefundsOf(
      tx,
      home,
      foreign.map((one) => one.customerId),
    );
  await retractCancellations(
    tx,
    recording,
    before.filter((one) => standing.get(one.orderRef)?.cancelled && !one.cancelledAt),
  );
  await tell(tx, recording, { orders, refunds });
}

async function homeOf(tx: Tx, workspaceId: string): Promise<Home> {
  const workspace = await findWorkspace(tx, workspaceId);
  if (!workspace) throw new Error(`there is no workspace ${workspaceId}`);
  return { workspaceId, zone: workspace.zone, currency: workspace.currency };
}

/**
 * The reference under which an item is claimed: of two versions at a time the one waits for the other. A refund that names
 * no order has its own, which no order can have: no shop's number begins with a control character.
 */
function claimOf(item: Order | RefundAlone): string {
  return isOrder(item) || item.orderRef !== "" ? item.orderRef : `\u0001${item.refundRef}`;
}

function hasPerson<T>(one: T): one is T & Person {
  return (one as Partial<Person>).customerId !== undefined;
}
