import {
  categorical,
  type Channel,
  chance,
  exponential,
  gamma,
  poisson,
  type Stream,
  timeOfDay,
  type World,
} from "#app/demo";
import type { Draft, Story } from "./contact.ts";
import { warmth } from "./presence.ts";

/**
 * Visits a day while warm, in a season of 1: on the web without buying, Gamma among people; in one's shop without
 * buying (a tasting at the bar, with the card). Visits on the web in the days before an order are Poisson.
 */
export const visiting = {
  web: { shape: 0.9, mean: 1 / 60 },
  shop: 1 / 120,
  beforeOrder: { mean: 0.5, days: 4 },
};

/** All visits but those that a message led to. */
export function visitsOf(story: Story, world: World, stream: Stream): Draft[] {
  const own = gamma(stream, visiting.web.shape, visiting.web.mean);
  const { store } = story;
  const visits = [
    ...beforeOrders(story, stream),
    ...wanderings(own, "web", story, world, stream).map((time) => webVisit(time, stream)),
  ];
  if (store === null) return visits;
  const tastings = wanderings(visiting.shop, "shop", story, world, stream);
  return [
    ...visits,
    ...tastings.map((time) => ({ type: "visit.made", time, props: { channel: "shop", store } })),
  ];
}

/**
 * The times of a Poisson process with the intensity rate × season × warmth, thinned (Lewis & Shedler 1979) from
 * candidates at the rate of the busiest day; the hour is the channel's.
 */
export function wanderings(
  rate: number,
  channel: Channel,
  { spells }: Pick<Story, "spells">,
  { calendar, season, peak }: World,
  stream: Stream,
): number[] {
  const times: number[] = [];
  const step = 1 / (rate * peak);
  // The hour is drawn after the day, so nobody wanders on the very day they came: it could be before they did.
  const start = Math.max(0, Math.ceil(spells[0]?.from ?? calendar.days));
  for (
    let time = start + exponential(stream, step);
    time < calendar.days;
    time += exponential(stream, step)
  ) {
    const day = Math.floor(time);
    const busy = season[channel][day + calendar.history] as number;
    if (chance(stream, (busy / peak) * warmth(spells, time))) times.push(day + timeOfDay(stream, channel));
  }
  return times;
}

/** Who orders on the web was there some minutes before, and perhaps on other days too. */
function beforeOrders({ orders }: Story, stream: Stream): Draft[] {
  return orders.flatMap(({ order, time }) => {
    if (order.channel === "shop") return [];
    const earlier = poisson(stream, visiting.beforeOrder.mean);
    const visits = [webVisit(time - (2 + exponential(stream, 10)) / 1440, stream)];
    for (let nth = 0; nth < earlier; nth++) {
      visits.push(webVisit(time - 1 / 24 - exponential(stream, visiting.beforeOrder.days), stream));
    }
    return visits;
  });
}

const ways = ["direct", "search", "social", "referral"];
const drawWay = categorical([50, 30, 15, 5]);

function webVisit(time: number, stream: Stream): Draft {
  const pages = 1 + poisson(stream, 3);
  return {
    type: "visit.made",
    time,
    props: { channel: "web", from: ways[drawWay(stream)] ?? "direct", pages },
  };
}
