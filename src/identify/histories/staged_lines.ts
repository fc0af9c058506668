import { hash } from "node:crypto";
import { newId } from "#platform/ids";
import { cell } from "./copy.ts";
import type { History, HistoryLine, HistoryOrder } from "./history.ts";

/** A history with the id that its customer gets where they are new. */
export type Loaded = { readonly history: History; readonly customerId: string };

/** Columns of loaded_person. */
export function* personLines(loaded: readonly Loaded[], sourceId: string): Generator<string> {
  for (const { history, customerId } of loaded) {
    const { externalId, email, phone, since } = history;
    const at = since.toISOString();
    const traits = JSON.stringify(
      Object.fromEntries(
        Object.entries(history.traits).map(([name, v]) => [name, { v, at, by: sourceId, id: externalId }]),
      ),
    );
    yield `${customerId}\t${cell(externalId)}\t${cell(email)}\t${cell(phone)}\t${at}\t${cell(traits)}\n`;
  }
}

/** Columns of loaded_document: orders and what was refunded of them. */
export function* documentLines(loaded: readonly Loaded[]): Generator<string> {
  for (const { history, customerId } of loaded) {
    for (const order of history.orders) {
      const { ref, placedAt, cancelledAt, currency } = order;
      const of = (
        kind: string,
        own: string,
        at: Date,
        rest: Pick<HistoryOrder, "total" | "homeTotal" | "lines">,
      ) =>
        `${kind}\t${cell(own)}\t${kind === "return" ? cell(ref) : "\\N"}\t${newId(at)}\t${customerId}\t${at.toISOString()}\t${
          kind === "sale" && cancelledAt ? cancelledAt.toISOString() : "\\N"
        }\t${currency}\t${rest.total}\t${rest.homeTotal ?? "\\N"}\t${contentHash(rest.lines)}\n`;
      yield of("sale", ref, placedAt, order);
      for (const refund of order.refunds) yield of("return", refund.ref, refund.at, refund);
    }
  }
}

/** Columns of loaded_line. */
export function* orderLines(loaded: readonly Loaded[]): Generator<string> {
  for (const { history } of loaded) {
    for (const order of history.orders) {
      for (const { ref, lines } of [order, ...order.refunds]) {
        for (const [index, { sku, product, quantity, unitPrice, amount }] of lines.entries()) {
          yield `${cell(ref)}\t${index + 1}\t${cell(sku)}\t${cell(product)}\t${quantity}\t${unitPrice}\t${amount}\n`;
        }
      }
    }
  }
}

/** Columns of loaded_event. */
export function* eventLines(loaded: readonly Loaded[]): Generator<string> {
  for (const { history, customerId } of loaded) {
    for (const { id, type, at, props } of history.events) {
      const told = cell(JSON.stringify(props));
      yield `${customerId}\t${cell(id)}\t${newId(at)}\t${type}\t${at.toISOString()}\t${told}\n`;
    }
  }
}

/** Breaks the tie between two versions of one moment. */
function contentHash(lines: readonly HistoryLine[]): string {
  return hash(
    "md5",
    lines.map(({ sku, quantity, amount }) => `${sku} ${quantity} ${amount}`).join("\n"),
    "hex",
  );
}
