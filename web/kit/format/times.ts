import type { Language } from "#platform/words";
import { localeOf } from "./locale.ts";

/** How one language writes instants (ISO 8601) in a zone. */
export type Times = {
  /** `9 dic 2011`. */
  readonly day: (instant: string) => string;
  /** `9 dic 2011, 12:50`. */
  readonly moment: (instant: string) => string;
  /** `viernes, 9 de diciembre de 2011, 12:50:00 CET`, for who wants it exactly. */
  readonly exact: (instant: string) => string;
  /** `hace 3 días`, seen from `now`. */
  readonly relative: (instant: string, now: Date) => string;
};

export function times(language: Language, zone: string): Times {
  const write = (options: Intl.DateTimeFormatOptions): ((instant: string) => string) => {
    const format = new Intl.DateTimeFormat(localeOf(language), { timeZone: zone, ...options });
    return (instant) => format.format(new Date(instant));
  };
  const relative = new Intl.RelativeTimeFormat(localeOf(language), { numeric: "auto" });
  return {
    day: write({ dateStyle: "medium" }),
    moment: write({ dateStyle: "medium", timeStyle: "short" }),
    exact: write({ dateStyle: "full", timeStyle: "long" }),
    relative: (instant, now) => {
      const seconds = (new Date(instant).getTime() - now.getTime()) / 1000;
      const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
      return relative.format(Math.trunc(seconds / size), unit);
    },
  };
}

/** A month is 30.44 days and a year 365.25: near enough for words; the exact date stands beside. */
const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_557_600],
  ["month", 2_630_016],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];
