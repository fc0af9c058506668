import { Temporal } from "temporal-polyfill";
import { endOfDay } from "#platform/clock";

/** The zone of the shops; web orders are told in it too. */
export const zone = "Europe/Madrid";

/** Months before the record's first day from which customers already come; their orders of then are not recorded. */
const historyMonths = 12;

/**
 * The days of a simulation. Time is a number: days since local midnight of the record's first day, so that 1.5 is noon
 * of the second day whatever the clocks did, and history is below zero.
 */
export type Calendar = {
  /** First and last day of the record, YYYY-MM-DD. */
  readonly from: string;
  readonly until: string;
  /** Days of the record; it ends where time = days. */
  readonly days: number;
  /** Days of the history before it; day d stands at index d + history in the arrays. */
  readonly history: number;
  /** 0 = January. */
  readonly month: Uint8Array;
  /** 0 = Monday. */
  readonly weekday: Uint8Array;
  /** 1 where the shops are closed: Sundays and the four days when nobody opens. */
  readonly closed: Uint8Array;
  /** The first instant after the record. */
  readonly end: Date;
  /** What local noon is ahead of UTC, in ms. */
  readonly offset: Int32Array;
};

/** The calendar of the `months` months that end with the day `until` (YYYY-MM-DD, included), in Europe/Madrid. */
export function calendarOf(until: string, months: number): Calendar {
  if (!Number.isInteger(months) || months < 1) throw new RangeError(`months: ${months}`);
  const end = Temporal.PlainDate.from(until).add({ days: 1 });
  const from = end.subtract({ months });
  const start = from.subtract({ months: historyMonths });
  const history = start.until(from).days;
  const size = start.until(end).days;
  const calendar: Calendar = {
    from: from.toString(),
    until,
    end: endOfDay(zone, until),
    days: size - history,
    history,
    month: new Uint8Array(size),
    weekday: new Uint8Array(size),
    closed: new Uint8Array(size),
    offset: new Int32Array(size),
  };
  for (let index = 0; index < size; index++) {
    const date = start.add({ days: index });
    calendar.month[index] = date.month - 1;
    calendar.weekday[index] = date.dayOfWeek - 1;
    calendar.closed[index] = date.dayOfWeek === 7 || holidays.has(date.toString().slice(5)) ? 1 : 0;
    const noon = date.toZonedDateTime({ timeZone: zone, plainTime: "12:00" });
    calendar.offset[index] = noon.offsetNanoseconds / 1e6;
  }
  return calendar;
}

/** The instant of a time of the record, to the second. Right from 03:00 on: clocks change before, and nobody buys then. */
export function instantOf(calendar: Calendar, time: number): Date {
  const offset = calendar.offset[Math.floor(time) + calendar.history] ?? 0;
  return new Date(Date.parse(calendar.from) + Math.round(time * 86_400) * 1000 - offset);
}

/** The time of an instant: what `instantOf` made it from, to the second. */
export function timeOf(calendar: Calendar, instant: Date): number {
  const ahead = (instant.getTime() - Date.parse(calendar.from)) / 86_400_000;
  const offset = calendar.offset[Math.floor(ahead) + calendar.history] ?? 0;
  return (
    ahead + (calendar.offset[Math.floor(ahead + offset / 86_400_000) + calendar.history] ?? 0) / 86_400_000
  );
}

/** The day itself, or the next one on which the shops open. */
export function openDay(calendar: Calendar, day: number): number {
  let open = day;
  while (calendar.closed[open + calendar.history] === 1) open++;
  return open;
}

/** The occasions of giving, with the year's day of each; Mother's Day is the first Sunday of May in Spain. */
export const occasionKinds = ["christmas", "epiphany", "valentine", "fathers", "mothers"] as const;
export type OccasionKind = (typeof occasionKinds)[number];
export type Occasion = { readonly kind: OccasionKind; readonly day: number };

/** All occasions from the beginning of the history to 60 days after the record, as days of the calendar. */
export function occasionsOf(calendar: Calendar): Occasion[] {
  const from = Temporal.PlainDate.from(calendar.from);
  const found: Occasion[] = [];
  for (let year = from.year - 2; year <= Temporal.PlainDate.from(calendar.until).year + 1; year++) {
    for (const kind of occasionKinds) {
      const day = from.until(dateOfOccasion(kind, year)).days;
      if (day >= -calendar.history && day < calendar.days + 60) found.push({ kind, day });
    }
  }
  return found;
}

const holidays = new Set(["01-01", "01-06", "05-01", "12-25"]);

function dateOfOccasion(kind: OccasionKind, year: number): Temporal.PlainDate {
  if (kind === "mothers") {
    const first = Temporal.PlainDate.from({ year, month: 5, day: 1 });
    return first.add({ days: 7 - first.dayOfWeek });
  }
  const days = { christmas: [12, 25], epiphany: [1, 6], valentine: [2, 14], fathers: [3, 19] } as const;
  const [month, day] = days[kind];
  return Temporal.PlainDate.from({ year, month, day });
}
