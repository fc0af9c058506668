import { setTimeout as rest } from "node:timers/promises";
import { Temporal } from "temporal-polyfill";

/** Where time comes from. It is handed to whoever needs it; no SQL of ours and no slice asks the machine. */
export type Clock = { readonly now: () => Date };

/** The machine's clock. Only `app` takes it; everything else is given one. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still, for tests and one-shot reports. */
export function fixedClock(at: Date | string): Clock {
  const instant = new Date(at);
  return { now: () => instant };
}

/** The calendar date (YYYY-MM-DD) that an instant falls on in an IANA zone. */
export function dateIn(zone: string, at: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}

/**
 * The first instant after a calendar date in an IANA zone: "at a date" means before this instant.
 * A date means its end of day, so everything that happened on it counts.
 */
export function endOfDay(zone: string, date: string): Date {
  const next = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone);
  return new Date(next.epochMilliseconds);
}

/** The date `months` calendar months before `date`; the 31st falls back to the last day of a shorter month. */
export function monthsBefore(date: string, months: number): string {
  return Temporal.PlainDate.from(date).subtract({ months }).toString();
}

/** The calendar date after `date`. */
export function dayAfter(date: string): string {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString();
}

/** Tells a real calendar date, YYYY-MM-DD, from anything else (2026-02-30 is none). */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() === text;
  } catch {
    return false;
  }
}

/** Waits that long, or until `until` is aborted, whichever comes first; an abort is no error. */
export async function pause(milliseconds: number, until: AbortSignal): Promise<void> {
  await rest(milliseconds, undefined, { signal: until }).catch(() => undefined);
}
