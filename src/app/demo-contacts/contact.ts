import type { Calendar, Channel, SimulatedOrder } from "#app/demo";
import { instantOf, timeOf } from "#app/demo";
import { presenceOf, type Spell } from "./presence.ts";

/** Something that somebody did with the house besides buying: an event of the record, `noun.past_verb`. */
export type Contact = {
  /** Unique among the contacts of a simulation. */
  readonly id: string;
  readonly type: string;
  readonly at: Date;
  readonly props: Readonly<Record<string, string | number | boolean>>;
};

/** A contact while it is made up: `time` in days of the record, not yet numbered. */
export type Draft = {
  readonly type: string;
  readonly time: number;
  readonly props: Contact["props"];
};

/** An order with its time in days of the record. */
export type TimedOrder = { readonly order: SimulatedOrder; readonly time: number };

/** What of somebody's story the contacts depend on. */
export type Story = {
  readonly spells: readonly Spell[];
  readonly orders: readonly TimedOrder[];
  /** The shop where they buy; null where they never did. */
  readonly store: string | null;
  /** The first time the house hears of them in the record, and where. */
  readonly first: { readonly time: number; readonly channel: Channel };
};

/** The story of a customer, who has at least one order. */
export function storyOf(
  { type, orders, truth }: Parameters<typeof presenceOf>[0] & { readonly orders: readonly SimulatedOrder[] },
  calendar: Calendar,
): Story {
  const timed = orders.map((order) => ({ order, time: timeOf(calendar, order.placedAt) }));
  const [first] = timed;
  if (first === undefined) throw new Error("a customer of the simulation has an order");
  return {
    spells: presenceOf({ type, truth }, calendar),
    orders: timed,
    store: orders.find(({ channel }) => channel === "shop")?.store ?? null,
    first: { time: first.time, channel: first.order.channel },
  };
}

/** Drafts as contacts, in order of time; what would lie outside the record has not happened, or was not written down. */
export function contactsOf(drafts: readonly Draft[], externalId: string, calendar: Calendar): Contact[] {
  const counts = new Map<string, number>();
  return drafts
    .filter(({ time }) => time >= 0 && time < calendar.days)
    .toSorted((a, b) => a.time - b.time)
    .map(({ type, time, props }) => {
      const nth = (counts.get(type) ?? 0) + 1;
      counts.set(type, nth);
      return { id: `${type}:${externalId}-${nth}`, type, at: instantOf(calendar, time), props };
    });
}
