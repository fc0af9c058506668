import type { Person, SimulatedCustomer, SimulatedOrder } from "#app/demo";
import type { Prospect, SimulatedHistory } from "#app/demo-contacts";
import type { History, HistoryLine, HistoryOrder } from "#identify/histories";

/** How the simulated people of one seed are told to a workspace. */
export type Telling = {
  readonly seed: number;
  /** The workspace's currency: the house sells in it. ISO 4217. */
  readonly currency: string;
};

/** A simulated customer as the record takes them. */
export function customerHistory(
  { who, contacts }: SimulatedHistory<SimulatedCustomer>,
  telling: Telling,
): History {
  const since = [who.orders[0]?.placedAt, contacts[0]?.at].reduce(earlier) ?? who.truth.arrivedAt;
  const { traits, ...addresses } = personOf(who, telling);
  const store = who.orders[0]?.store ?? null;
  return {
    ...addresses,
    traits: store === null ? traits : { ...traits, store },
    externalId: externalId(who.externalId, telling),
    since,
    orders: who.orders.map((order) => orderOf(order, telling)),
    events: contacts,
  };
}

/** Somebody without an order, known since they left their address. */
export function prospectHistory({ who, contacts }: SimulatedHistory<Prospect>, telling: Telling): History {
  const [first] = contacts;
  if (first === undefined) throw new Error("a prospect is known by their first contact");
  const person = personOf(who, telling);
  const { phone: _, ...withoutPhone } = person.traits;
  return {
    ...person,
    ...(who.reachable ? {} : { phone: null, traits: withoutPhone }),
    externalId: externalId(who.externalId, telling),
    since: first.at,
    orders: [],
    events: contacts,
  };
}

/** Who looked around before they bought is known since then. */
function earlier(a: Date | undefined, b: Date | undefined): Date | undefined {
  return a && b ? (a < b ? a : b) : (a ?? b);
}

function externalId(own: string, { seed }: Telling): string {
  return `${own}-${seed}`;
}

/** Two seeds make other people: their addresses carry the seed, their numbers are shifted by it. */
function personOf(
  person: Person,
  { seed }: Telling,
): Pick<History, "email" | "phone"> & { traits: Record<string, string> } {
  const { firstName, surnames, business, city } = person;
  const email = person.email.replace("@", `.${seed}@`);
  const shift = Math.imul(seed, 0x9e37_79b1) >>> 0;
  const number = (Number(person.phone.slice(5)) + shift) % 10_000_000;
  const phone = `+3479${String(number).padStart(7, "0")}`;
  const company = business === null ? {} : { name: business, company: business };
  const traits = { ...company, firstName, lastName: surnames.join(" "), email, phone, city };
  return { email, phone, traits };
}

function orderOf(order: SimulatedOrder, telling: Telling): HistoryOrder {
  const { ref, placedAt, cancelledAt, totalCents } = order;
  const lines = order.lines.map(({ article, quantity, unitCents }) =>
    lineOf([article.sku, article.description], quantity, unitCents, telling),
  );
  return {
    ref,
    placedAt,
    cancelledAt,
    currency: telling.currency,
    ...totals(totalCents, telling),
    lines,
    refunds: order.returns.map((back) => ({
      ref: back.ref,
      at: back.at,
      ...totals(-back.cents, telling),
      lines: back.lines.flatMap(({ line, quantity }) => {
        const sold = order.lines[line];
        return sold
          ? [lineOf([sold.article.sku, sold.article.description], -quantity, sold.unitCents, telling)]
          : [];
      }),
    })),
  };
}

/** What a euro's worth of coffee costs elsewhere, in round figures: prices in whole pesos should look like prices. */
const figures: Readonly<Record<string, number>> = {
  ARS: 1500,
  BOB: 8,
  BRL: 6,
  CLP: 1000,
  COP: 4500,
  CRC: 550,
  DOP: 65,
  GTQ: 8,
  HNL: 28,
  MXN: 20,
  NIO: 40,
  PEN: 4,
  PYG: 8000,
  UYU: 45,
};

function lineOf(
  [sku, product]: readonly [string, string],
  quantity: number,
  unitCents: number,
  telling: Telling,
): HistoryLine {
  const unitPrice = priced(unitCents, telling);
  return { sku, product, quantity, unitPrice, amount: priced(quantity * unitCents, telling) };
}

function totals(cents: number, telling: Telling): Pick<HistoryOrder, "total" | "homeTotal"> {
  const total = priced(cents, telling);
  return { total, homeTotal: total };
}

function priced(euroCents: number, { currency }: Telling): string {
  const cents = euroCents * (figures[currency] ?? 1);
  const digits = String(Math.abs(cents)).padStart(3, "0");
  return `${cents < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
