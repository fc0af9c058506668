import { type Calendar, categorical, chance, gamma, type Stream, timeOf } from "#app/demo";
import type { Draft, Story, TimedOrder } from "./contact.ts";
import type { Spell } from "./presence.ts";

export type Trouble = "late" | "damaged" | "wrong";

/** How a web order came; times in days of the record. */
export type Delivery = TimedOrder & { readonly arrived: number; readonly trouble: Trouble | null };

/** Odds that a delivery goes wrong, and what multiplies them; see `oddsOfTrouble`. */
export const deliveryOdds = { plain: 0.035, returned: 10, lastBeforeLeaving: 3, christmas: 1.6 };

/** Promised within this many days; after them the carrier says that it is late. */
const promised = 3;

/** The deliveries of somebody's web orders that were not called off, in order of time. */
export function deliveriesOf({ orders, spells }: Story, calendar: Calendar, stream: Stream): Delivery[] {
  return orders.flatMap(({ order, time }, nth) => {
    if (order.channel === "shop" || order.cancelledAt !== null) return [];
    const returned = order.returns.length > 0;
    const odds = oddsOfTrouble({
      returned,
      lastBeforeLeaving: isLast(time, orders[nth + 1]?.time, spells),
      christmas: (calendar.month[Math.floor(time) + calendar.history] ?? 0) >= 10,
    });
    const trouble = chance(stream, odds / (1 + odds)) ? troubleOf(returned, stream) : null;
    const way = 0.8 + gamma(stream, 3, 1.2) + (trouble === "late" ? promised + gamma(stream, 2, 3) : 0);
    const back = order.returns.map(({ at }) => timeOf(calendar, at));
    // Nobody brings back what has not come: it came at least an hour before.
    return [{ order, time, arrived: Math.min(time + way, ...back.map((at) => at - 1 / 24)), trouble }];
  });
}

/**
 * The odds that a delivery goes wrong, given what came of its order. Orders are drawn before deliveries, so the law is
 * read from this side; an odds ratio is the same from either side: after a bad delivery the odds of a return are 10
 * times those after a good one, and the odds that the order is the last before leaving 3 times.
 */
export function oddsOfTrouble(given: {
  readonly returned: boolean;
  readonly lastBeforeLeaving: boolean;
  /** November and December: carriers are full. */
  readonly christmas: boolean;
}): number {
  return (
    deliveryOdds.plain *
    (given.returned ? deliveryOdds.returned : 1) *
    (given.lastBeforeLeaving ? deliveryOdds.lastBeforeLeaving : 1) *
    (given.christmas ? deliveryOdds.christmas : 1)
  );
}

/** What the carrier tells: parcels that do not come in time. */
export function delaysOf(deliveries: readonly Delivery[]): Draft[] {
  return deliveries
    .filter(({ trouble, arrived, time }) => trouble === "late" && arrived > time + promised)
    .map(({ order, time, arrived }) => ({
      type: "delivery.delayed",
      time: time + promised,
      props: { order: order.ref, days: Math.ceil(arrived - time - promised) },
    }));
}

/** Whether a purchase is the last of the spell that it falls in. */
export function isLast(time: number, next: number | undefined, spells: readonly Spell[]): boolean {
  // A shop's purchase moves to the next open day and hours move within the day: four days cover both.
  const to = spells.findLast(({ from }) => from - 4 <= time)?.to ?? null;
  return to !== null && (next === undefined || next > to + 4);
}

const back: readonly Trouble[] = ["damaged", "wrong"];
const any: readonly Trouble[] = ["late", "damaged", "wrong"];
const drawBack = categorical([60, 40]);
const drawAny = categorical([60, 25, 15]);

/** What comes back was broken or another thing; a late parcel alone is kept. */
function troubleOf(returned: boolean, stream: Stream): Trouble {
  return returned ? (back[drawBack(stream)] as Trouble) : (any[drawAny(stream)] as Trouble);
}
