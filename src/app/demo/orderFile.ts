import { dateIn } from "#platform/clock";
import { totalCents, type SimulatedLine } from "./baskets.ts";
import { zone } from "./calendar.ts";
import { simulate, type SimulatedOrder, type SimulationOptions } from "./simulation.ts";
import { walkIns } from "./walkIns.ts";

export type OrderFileOptions = SimulationOptions & {
  /** Purchases without a name a day and shop. */
  readonly walkInsPerDay: number;
};

const header = "pedido;fecha;cliente;artículo;descripción;cantidad;precio unitario;tienda";

/**
 * The simulation as the order file that a Spanish shop would export: a line an article, decimal commas, dd/mm/yyyy,
 * UTF-8, documents numbered in order of time. Returns (D…) and cancellations (A…) are documents of their own with
 * quantities below zero; walk-ins have no customer. In memory: for example files, not for millions.
 */
export function orderFile({ walkInsPerDay, ...options }: OrderFileOptions): string {
  const documents: Document[] = [];
  for (const { externalId, orders } of simulate(options)) {
    for (const order of orders) documents.push(...documentsOf(order, externalId));
  }
  for (const order of walkIns({ ...options, perDay: walkInsPerDay }))
    documents.push(...documentsOf(order, ""));
  documents.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.ref < b.ref ? -1 : 1));
  const numbers = { "": 10_000, D: 1000, A: 100 };
  const rows = documents.flatMap(({ kind, at, customer, lines, store }) => {
    const start = `${kind}${++numbers[kind]};${spanishDate(at)};${customer}`;
    return lines.map(({ article, quantity, unitCents }) =>
      [start, article.sku, article.description, quantity, spanishPrice(unitCents), store].join(";"),
    );
  });
  return `${[header, ...rows].join("\n")}\n`;
}

type Document = {
  kind: "" | "D" | "A";
  ref: string;
  at: Date;
  customer: string;
  lines: readonly SimulatedLine[];
  store: string;
};

function documentsOf(
  { ref, placedAt, store, lines, cancelledAt, returns }: SimulatedOrder,
  customer: string,
): Document[] {
  const documents: Document[] = [{ kind: "", ref, at: placedAt, customer, lines, store }];
  if (cancelledAt !== null && totalCents(lines) > 0) {
    const back = lines.map((line) => ({ ...line, quantity: -line.quantity }));
    documents.push({ kind: "A", ref, at: cancelledAt, customer, lines: back, store });
  }
  for (const { ref: returnRef, at, lines: back } of returns) {
    const taken = back.map(({ line, quantity }) => ({
      ...(lines[line] as SimulatedLine),
      quantity: -quantity,
    }));
    documents.push({ kind: "D", ref: returnRef, at, customer, lines: taken, store });
  }
  return documents;
}

function spanishDate(at: Date): string {
  return dateIn(zone, at).split("-").toReversed().join("/");
}

function spanishPrice(cents: number): string {
  return (cents / 100).toFixed(2).replace(".", ",");
}
