import type { Order, RefundAlone } from "./order.item.ts";

/** Which version of a document this is. */
export type Version = { readonly updatedAt: Date; readonly hash: string };

/** An item of a request, with the refunds inside it: the same key, the same word for word. */
export function itemKey(item: Order | RefundAlone): string {
  const refunds = isOrder(item) ? item.refunds.map((one) => versionOf(refundKey(one), one)) : [];
  return [item.kind, versionOf(isOrder(item) ? item.orderRef : refundKey(item), item), ...refunds].join("|");
}

/** A refund's reference is one within its order. */
export function refundKey({
  orderRef,
  refundRef,
}: {
  readonly orderRef: string;
  readonly refundRef: string;
}): string {
  return `${orderRef}\n${refundRef}`;
}

/** One version of one document. */
export function versionOf(key: string, { updatedAt, hash }: Version): string {
  return `${key}\n${updatedAt.getTime()}\n${hash}`;
}

/** The greatest version of each document. */
export function latest<T extends Version>(all: readonly T[], keyOf: (one: T) => string): T[] {
  const kept = new Map<string, T>();
  for (const one of all) if (isNewer(one, kept.get(keyOf(one)))) kept.set(keyOf(one), one);
  return [...kept.values()];
}

/** The version with the greater `updatedAt` stands, a tie goes to the greater hash. */
export function isNewer(one: Version, than: Version | undefined): boolean {
  if (!than) return true;
  const difference = one.updatedAt.getTime() - than.updatedAt.getTime();
  return difference > 0 || (difference === 0 && one.hash > than.hash);
}

/** Tells an order from a refund that came on its own. */
export function isOrder(item: Order | RefundAlone): item is Order {
  return item.kind === "order";
}
