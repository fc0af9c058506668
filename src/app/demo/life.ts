import { openDay } from "./calendar.ts";
import type { BuyingLaw, CustomerType, LeavingLaw, TypeName } from "./customerTypes.ts";
import { customerTypes } from "./customerTypes.ts";
import { beta, chance, exponential, gamma, type Stream, uniform } from "./sampling.ts";
import type { Channel, World } from "./world.ts";

/** One purchase: its time in days of the record, and where. Only its day is told; the hour is the channel's to say. */
export type Purchase = { readonly time: number; readonly channel: Channel };

/** What happened between somebody and the house, as nobody but the simulation knows it. */
export type Life = {
  /** In the record only, in order of time; at least one. */
  readonly purchases: readonly Purchase[];
  /** When they came first; below zero where that was before the record. */
  readonly arrived: number;
  /** When they left for good or until today; null while they stay. */
  readonly left: number | null;
  /** When they came back, each time. */
  readonly returned: readonly number[];
  /** Each time they were with the house: from when, and until when they left; null while they stay. */
  readonly spells: readonly { readonly from: number; readonly to: number | null }[];
};

/** A rhythm: gaps are Erlang(stages) around the mean gap; one stage is a Poisson process. */
export type Rhythm = { readonly stages: number; readonly meanGap: number };

/**
 * The life of somebody of a type who lives where `webShare` (0–1) of their purchases are made on the web, given that
 * they bought at least once in the record: lives without a purchase are drawn again, which samples exactly that condition.
 */
export function lifeOf(type: TypeName, webShare: number, world: World, stream: Stream): Life {
  for (;;) {
    const life = attempt(customerTypes[type], world.arrival[type](stream), webShare, world, stream);
    const purchases = life.purchases.flatMap((purchase) => openPurchase(purchase, world));
    if (purchases.length > 0) return { ...life, purchases };
  }
}

/**
 * The times from `start` (a purchase itself) until they leave or `end` comes. In continuous time and without steps:
 * each gap is drawn, then compared with the time of leaving.
 */
export function spell(rhythm: Rhythm, leaving: LeavingLaw, start: number, end: number, stream: Stream) {
  const leaves = start + lifetime(leaving, stream);
  const quits = leaving.law === "betaGeometric" ? beta(stream, leaving.a, leaving.b) : 0;
  const times = [start];
  for (let time = start; ;) {
    time += gap(rhythm, stream);
    if (time >= leaves || time >= end) return { times, left: leaves < end ? leaves : null };
    times.push(time);
    if (quits > 0 && chance(stream, quits)) return { times, left: time };
  }
}

/** Somebody's own rhythm: a Poisson rate Gamma(r, α) or an Erlang gap, as the type says. */
export function rhythmOf(buying: Extract<BuyingLaw, { law: "poisson" | "erlang" }>, stream: Stream): Rhythm {
  return buying.law === "poisson"
    ? { stages: 1, meanGap: 1 / gamma(stream, buying.r, buying.r / buying.alpha) }
    : { stages: buying.stages, meanGap: gamma(stream, buying.meanGap.shape, buying.meanGap.mean) };
}

function attempt(
  type: CustomerType,
  arrivalDay: number,
  webShare: number,
  world: World,
  stream: Stream,
): Life {
  const arrived = arrivalDay - world.calendar.history + uniform(stream);
  const where = (): Channel => (chance(stream, webShare) ? "web" : "shop");
  if (type.buying.law === "once") {
    return {
      purchases: inRecord([arrived], world).map((time) => ({ time, channel: where() })),
      arrived,
      left: null,
      returned: [],
      spells: [{ from: arrived, to: arrived }],
    };
  }
  if (type.buying.law === "occasions") {
    const left = arrived + lifetime(type.leaving, stream);
    const times = presents(type.buying.chance, arrived, left, world, stream);
    const purchases = inRecord(times, world).map((time) => ({ time, channel: where() }));
    const gone = left < world.calendar.days ? left : null;
    return { purchases, arrived, left: gone, returned: [], spells: [{ from: arrived, to: gone }] };
  }
  return comingsAndGoings(type, type.buying, arrived, where, world, stream);
}

/** A shop's purchase on a closed day is made on the next open one, if that has come yet. */
function openPurchase(purchase: Purchase, { calendar }: World): Purchase[] {
  if (purchase.channel === "web") return [purchase];
  const day = openDay(calendar, Math.floor(purchase.time));
  return day < calendar.days ? [{ time: day + (purchase.time % 1), channel: "shop" }] : [];
}

/** Spells of buying with silences between; each spell begins with a purchase, and the person keeps their rhythm. */
function comingsAndGoings(
  { leaving, winBack }: CustomerType,
  buying: Extract<BuyingLaw, { law: "poisson" | "erlang" }>,
  arrived: number,
  where: () => Channel,
  world: World,
  stream: Stream,
): Life {
  const end = world.calendar.days;
  const rhythm = rhythmOf(buying, stream);
  // Lewis & Shedler (1979): candidates come at the highest rate of the year, each is kept with factor / peak.
  const candidates = buying.law === "poisson" ? { ...rhythm, meanGap: rhythm.meanGap / world.peak } : rhythm;
  const purchases: Purchase[] = [];
  const returned: number[] = [];
  const spells: { from: number; to: number | null }[] = [];
  for (let start = arrived; ;) {
    const { times, left } = spell(candidates, leaving, start, end, stream);
    for (const time of inRecord(times, world)) {
      const channel = where();
      if (time === start || chance(stream, kept(buying, channel, time, world)))
        purchases.push({ time, channel });
    }
    spells.push({ from: start, to: left });
    const life = { purchases, arrived, left, returned, spells };
    if (left === null || !chance(stream, winBack.chance)) return life;
    start = left + winBack.least + gamma(stream, winBack.silence.shape, winBack.silence.mean);
    if (start >= end) return life;
    returned.push(start);
  }
}

/** Chance that a candidate becomes a purchase: thinning for Poisson buyers, skipped dates for those with a rhythm. */
function kept(buying: BuyingLaw, channel: Channel, time: number, world: World): number {
  const index = Math.floor(time) + world.calendar.history;
  if (buying.law === "poisson") return (world.season[channel][index] as number) / world.peak;
  return world.keep[index] as number;
}

/** Presents are bought 1 day + Gamma(2, mean 8) before the occasion, while the giver is there. */
function presents(
  chances: Extract<BuyingLaw, { law: "occasions" }>["chance"],
  arrived: number,
  left: number,
  { calendar, occasions }: World,
  stream: Stream,
): number[] {
  const own = Object.fromEntries(
    Object.entries(chances).map(([kind, { a, b }]) => [kind, beta(stream, a, b)]),
  );
  const times: number[] = [];
  const birthday = uniform(stream) * 365 - calendar.history;
  const birthdays = Array.from(
    { length: 1 + Math.ceil((calendar.history + calendar.days) / 365) },
    (_, year) => {
      return { kind: "birthday", day: birthday + 365 * year };
    },
  );
  for (const { kind, day } of [...occasions, ...birthdays]) {
    if (!chance(stream, own[kind] ?? 0)) continue;
    const time = day - 1 - gamma(stream, 2, 8);
    if (time >= arrived && time < left) times.push(time);
  }
  return times.toSorted((a, b) => a - b);
}

function inRecord(times: readonly number[], { calendar }: World): number[] {
  return times.filter((time) => time >= 0 && time < calendar.days);
}

function lifetime(leaving: LeavingLaw, stream: Stream): number {
  if (leaving.law !== "pareto") return Number.POSITIVE_INFINITY;
  return exponential(stream, 1 / gamma(stream, leaving.s, leaving.s / leaving.beta));
}

function gap({ stages, meanGap }: Rhythm, stream: Stream): number {
  return stages === 1 ? exponential(stream, meanGap) : gamma(stream, stages, meanGap);
}
