import { type Calendar, calendarOf, type Occasion, occasionsOf } from "./calendar.ts";
import { customerTypes, type TypeName, typeNames } from "./customerTypes.ts";
import { type Categorical, categorical, type Stream, uniform } from "./sampling.ts";

export const channels = ["shop", "web"] as const;
export type Channel = (typeof channels)[number];

/** The places that sell: three shops, each in its city, and the web. */
export const shops = [
  { name: "Lavapiés", city: "Madrid" },
  { name: "Ruzafa", city: "Valencia" },
  { name: "Triana", city: "Sevilla" },
] as const;
export const webStore = "Web";

/** All that the customers of one simulation share; built once, then read only. */
export type World = {
  readonly calendar: Calendar;
  readonly occasions: readonly Occasion[];
  /** How busy each day is against the mean of the calendar (= 1), by channel; index = day + history. */
  readonly season: Record<Channel, Float64Array>;
  /** The highest of all those factors: the rate at which candidates are drawn before thinning. */
  readonly peak: number;
  /** The chance that someone with a rhythm keeps to it on a day rather than skipping: holidays. */
  readonly keep: Float64Array;
  /** The day index on which someone of a type arrives. */
  readonly arrival: Record<TypeName, Categorical>;
};

/** The world of the `months` months that end with the day `until`. */
export function worldOf(until: string, months: number): World {
  const calendar = calendarOf(until, months);
  const season = { shop: busyness(calendar, "shop"), web: busyness(calendar, "web") };
  return {
    calendar,
    occasions: occasionsOf(calendar),
    season,
    peak: Math.max(...season.shop, ...season.web),
    keep: Float64Array.from(calendar.month, (month) => keepByMonth[month] ?? 1),
    arrival: Object.fromEntries(
      typeNames.map((name) => [name, categorical(arrivals(name, season))]),
    ) as World["arrival"],
  };
}

/** An hour of the day as a fraction of it, by the channel's own hours. */
export function timeOfDay(stream: Stream, channel: Channel): number {
  return (hours[channel](stream) + uniform(stream)) / 24;
}

// January to December, Monday to Sunday. August is empty, November has its sales, December its presents.
const monthly = {
  shop: [1.0, 1.0, 1.02, 1.0, 1.02, 0.92, 0.82, 0.55, 1.0, 1.1, 1.15, 1.42],
  web: [1.02, 0.98, 0.96, 0.96, 1.0, 0.88, 0.8, 0.62, 0.98, 1.06, 1.4, 1.34],
};
const weekly = {
  shop: [0.8, 0.85, 0.9, 0.95, 1.15, 1.6, 0],
  web: [1.15, 1.1, 1.05, 1.0, 0.85, 0.8, 1.05],
};
const keepByMonth = [1, 1, 1, 0.97, 1, 1, 0.9, 0.6, 1, 1, 1, 0.95];

/** The shops open from 9 to 20; on the web nobody buys between 1 and 7, when the clocks change. */
const hours = {
  shop: categorical([0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 9, 11, 11, 8, 4, 3, 5, 8, 10, 9, 0, 0, 0, 0]),
  web: categorical([0, 0, 0, 0, 0, 0, 0, 2, 4, 6, 6, 6, 5, 5, 5, 5, 5, 6, 6, 7, 8, 10, 9, 5]),
};

function busyness({ month, weekday, closed }: Calendar, channel: Channel): Float64Array {
  const raw = Float64Array.from(month, (of, index) =>
    channel === "shop" && closed[index] === 1
      ? 0
      : (monthly[channel][of] as number) * (weekly[channel][weekday[index] as number] as number),
  );
  const mean = raw.reduce((sum, factor) => sum + factor, 0) / raw.length;
  return raw.map((factor) => factor / mean);
}

/** People arrive as people buy, more of them as the house grows; givers all the year, as their days wait for them. */
function arrivals(name: TypeName, season: World["season"]): number[] {
  const { growth, buying, nearby, web } = customerTypes[name];
  const online = 1 - nearby * (web.b / (web.a + web.b));
  return Array.from(season.shop, (shop, index) => {
    const busy =
      buying.law === "occasions" ? 1 : (1 - online) * shop + online * (season.web[index] as number);
    return busy * (1 + ((growth - 1) * index) / season.shop.length);
  });
}
