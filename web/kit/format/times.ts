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
  /** Seconds still to wait, said no finer than anybody can tell them: `15 segundos`, `3 minutos`, `2 horas 10 minutos`. */
  readonly span: (seconds: number) => string;
};

export function times(language: Language, zone: string): Times {
  const write = (options: Intl.DateTimeFormatOptions): ((instant: string) => string) => {
    const format = new Intl.DateTimeFormat(localeOf(language), { timeZone: zone, ...options });
    return (instant) => format.format(new Date(instant));
  };
  const span = spanOf(language);
  const relative = new Intl.RelativeTimeFormat(localeOf(language), { numeric: "auto" });
  return {
    day: write({ dateStyle: "medium" }),
    moment: write({ dateStyle: "medium", timeStyle: "short" }),
    exact: write({ dateStyle: "full", timeStyle: "long" }),
    span,
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

function spanOf(language: Language): (seconds: number) => string {
  const [second, minute, hour] = (["second", "minute", "hour"] as const).map(
    (unit) => new Intl.NumberFormat(localeOf(language), { style: "unit", unit, unitDisplay: "long" }),
  ) as [Intl.NumberFormat, Intl.NumberFormat, Intl.NumberFormat];
  return (seconds) => {
    if (seconds <= 55) return second.format(Math.max(5, Math.ceil(seconds / 5) * 5));
    const minutes = Math.ceil(seconds / 60);
    if (minutes < 60) return minute.format(minutes);
    const tens = Math.ceil(minutes / 10) * 10;
    const rest = tens % 60;
    return `${hour.format(Math.floor(tens / 60))}${rest === 0 ? "" : ` ${minute.format(rest)}`}`;
  };
}
