import { aftermathOf } from "./aftermath.ts";
import { basketOf, totalCents } from "./baskets.ts";
import { instantOf } from "./calendar.ts";
import { walkInHabit } from "./customerTypes.ts";
import { origins } from "./catalogue.ts";
import { chance, exponential, gamma, streamOf, uniform } from "./sampling.ts";
import type { SimulatedOrder } from "./simulation.ts";
import { shops, timeOfDay, worldOf } from "./world.ts";

export type WalkInOptions = {
  readonly seed: number;
  readonly until: string;
  readonly months: number;
  /** Mean purchases a day in each shop. */
  readonly perDay: number;
};

/**
 * Purchases of people who leave no name, shop by shop, each shop in order of time: a Poisson process, thinned by the
 * shops' season. A generator, so that memory stays constant.
 */
export function* walkIns({ seed, until, months, perDay }: WalkInOptions): Generator<SimulatedOrder> {
  const { calendar, season } = worldOf(until, months);
  const peak = Math.max(...season.shop);
  for (const [place, { name }] of shops.entries()) {
    const stream = streamOf(seed, `walk-ins/${place}`);
    let nth = 0;
    for (let time = exponential(stream, 1 / (perDay * peak)); time < calendar.days;) {
      const day = Math.floor(time);
      time += exponential(stream, 1 / (perDay * peak));
      if (!chance(stream, (season.shop[day + calendar.history] as number) / peak)) continue;
      const at = day + timeOfDay(stream, "shop");
      const taste = {
        shop: place,
        webShare: 0,
        level: gamma(stream, 2.5, 1),
        favourite: Math.floor(uniform(stream) * origins.length),
        grind: chance(stream, 0.5) ? ("beans" as const) : ("ground" as const),
      };
      const lines = basketOf(walkInHabit, taste, day, "shop", stream);
      const ref = `T${place + 1}-${++nth}`;
      yield {
        ref,
        placedAt: instantOf(calendar, at),
        store: name,
        channel: "shop",
        lines,
        totalCents: totalCents(lines),
        ...aftermathOf(ref, lines, at, "shop", calendar, stream),
      };
    }
  }
}
