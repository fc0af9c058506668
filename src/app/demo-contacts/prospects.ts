import { categorical, chance, exponential, type Person, personOf, shops, streamOf } from "#app/demo";
import { type Stream, timeOfDay, uniform, type World } from "#app/demo";
import type { Draft, Story } from "./contact.ts";

/** Somebody whom the house knows and who has bought nothing. */
export type Prospect = Person & {
  /** `P` and seven digits. */
  readonly externalId: string;
  /** Whether they left their number. */
  readonly reachable: boolean;
};

/** Interest lasts an exponential time of this mean, in days. */
export const interest = 200;
/** People without an order are numbered from here, so that nobody shares an address or a number with a customer. */
const numbersFrom = 5_000_000;

const ways = ["newsletter", "account", "fair", "workshop"];
const drawWay = categorical([50, 25, 15, 10]);

/** A prospect by index, and what of them contacts depend on. They came within the record, as customers come to it. */
export function prospectOf(
  index: number,
  seed: number,
  world: World,
): { prospect: Prospect; story: Story; drafts: Draft[] } {
  const stream = streamOf(seed, `prospect/${index}`);
  const { person, taste } = personOf(numbersFrom + index, stream);
  const time = arrival(world, stream);
  const via = ways[drawWay(stream)] ?? "newsletter";
  const reachable = chance(stream, 0.3);
  return {
    prospect: { ...person, externalId: `P${String(index + 1).padStart(7, "0")}`, reachable },
    story: {
      spells: [{ from: time, to: time + exponential(stream, interest) }],
      orders: [],
      store: via === "workshop" && taste.shop !== null ? (shops[taste.shop]?.name ?? null) : null,
      first: { time, channel: "web" },
    },
    drafts: [{ type: "lead.captured", time, props: { via } }],
  };
}

/** A day of the record with the density of arrivals, by drawing again what fell before it: exactly that condition. */
function arrival({ arrival, calendar }: World, stream: Stream): number {
  for (;;) {
    const day = arrival.once(stream) - calendar.history;
    if (day >= 0) return day + timeOfDay(stream, "web") + uniform(stream) / 86_400;
  }
}
