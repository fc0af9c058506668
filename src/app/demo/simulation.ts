import { type Aftermath, aftermathOf } from "./aftermath.ts";
import { basketOf, type SimulatedLine, totalCents } from "./baskets.ts";
import { instantOf } from "./calendar.ts";
import { customerTypes } from "./customerTypes.ts";
import { lifeOf, type Purchase } from "./life.ts";
import { type Person, personOf, type Taste } from "./people.ts";
import { streamOf } from "./sampling.ts";
import { type Channel, shops, timeOfDay, webStore, type World, worldOf } from "./world.ts";

/** How much to simulate: the record ends with the day `until` (YYYY-MM-DD, included) and is `months` months long. */
export type SimulationOptions = {
  readonly customers: number;
  /** Any integer; the same seed gives the same people, on any machine. */
  readonly seed: number;
  readonly until: string;
  readonly months: number;
};

/** An order with all that came of it. Prices are euro cents with tax. */
export type SimulatedOrder = Aftermath & {
  readonly ref: string;
  readonly placedAt: Date;
  /** A shop's name or "Web". */
  readonly store: string;
  readonly channel: Channel;
  readonly lines: readonly SimulatedLine[];
  readonly totalCents: number;
};

/** A customer and their orders in order of time; at least one. */
export type SimulatedCustomer = Person & {
  /** `C` and seven digits; the shop's own number of them. */
  readonly externalId: string;
  readonly orders: readonly SimulatedOrder[];
  /** What the model knows and no shop would: to judge what others infer. */
  readonly truth: {
    /** First purchase ever, right to the day; before the record's first day for old customers. */
    readonly arrivedAt: Date;
    /** When they left; null while they stay. */
    readonly leftAt: Date | null;
    readonly returnedAt: readonly Date[];
    /** Each time they were with the house; who came once left when they came. */
    readonly spells: readonly { readonly from: Date; readonly to: Date | null }[];
  };
};

/** The customers 0, 1, 2 … of a simulation, one at a time in constant memory. Same seed, same customers, however many. */
export function* simulate(options: SimulationOptions): Generator<SimulatedCustomer> {
  const customerAt = simulation(options);
  for (let index = 0; index < options.customers; index++) yield customerAt(index);
}

/** Any customer of a simulation by index (from 0), in any order: nobody depends on who was drawn before. */
export function simulation({ seed, until, months }: Omit<SimulationOptions, "customers">) {
  const world = worldOf(until, months);
  return (index: number): SimulatedCustomer => {
    const { person, taste } = personOf(index, streamOf(seed, `person/${index}`));
    const life = lifeOf(person.type, taste.webShare, world, streamOf(seed, `life/${index}`));
    const externalId = `C${String(index + 1).padStart(7, "0")}`;
    const at = (time: number) => instantOf(world.calendar, time);
    return {
      ...person,
      externalId,
      orders: ordersOf(externalId, person, taste, life.purchases, world, seed, index),
      truth: {
        arrivedAt: at(life.arrived),
        leftAt: life.left === null ? null : at(life.left),
        returnedAt: life.returned.map(at),
        spells: life.spells.map(({ from, to }) => ({ from: at(from), to: to === null ? null : at(to) })),
      },
    };
  };
}

/** Baskets and what became of them have streams of their own, so that a new kind of event later changes no order. */
function ordersOf(
  externalId: string,
  { type }: Person,
  taste: Taste,
  purchases: readonly Purchase[],
  world: World,
  seed: number,
  index: number,
): SimulatedOrder[] {
  const baskets = streamOf(seed, `baskets/${index}`);
  const aftermaths = streamOf(seed, `aftermath/${index}`);
  const { habit } = customerTypes[type];
  return purchases
    .map(({ time, channel }) => ({ time: Math.floor(time) + timeOfDay(baskets, channel), channel }))
    .toSorted((a, b) => a.time - b.time)
    .map(({ time, channel }, nth) => {
      const lines = basketOf(habit, taste, Math.floor(time), channel, baskets);
      const ref = `${externalId}-${nth + 1}`;
      return {
        ref,
        placedAt: instantOf(world.calendar, time),
        store: channel === "web" ? webStore : (shops[taste.shop ?? 0]?.name ?? webStore),
        channel,
        lines,
        totalCents: totalCents(lines),
        ...aftermathOf(ref, lines, time, channel, world.calendar, aftermaths),
      };
    });
}
