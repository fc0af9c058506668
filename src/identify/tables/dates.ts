import { monthNumber, stripWeekday } from "./date_words.ts";

/** Years that a business's file can hold; anything else is a slip of the keyboard. */
const YEAR_MIN = 1900;
const YEAR_MAX = 2100;

/** How the numbers of a date column are to be taken. Serial: Excel's days since 1899-12-30. */
export type DatePlan = {
  kind: "calendar" | "serial" | "epoch_s" | "epoch_ms";
  order: "dmy" | "mdy";
  thisYear: number;
};

/** What a text says before anything is decided: parts in their order as written, and the clock after them. */
export type DateShape =
  | { form: "ymd" | "dmy" | "mdy"; year: string; month: number; day: number; clock: string }
  | { form: "open"; first: number; second: number; year: string; clock: string }
  | { form: "number"; value: number };

export type DateProblem = "invalid" | "out_of_range";

const NUMERIC = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:[T ,]+(\S.*))?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:\.0|[T ]+(\d.*)|(\d{2})(\d{2})(\d{2})?)?$/;
const DAY_FIRST =
  /^(\d{1,2})(?:st|nd|rd|th|º|°)?[-/. ]*(?:de\s+|of\s+)?(\p{L}{3,10})\.?[-/., ]*(?:del?\s+)?(\d{4}|\d{2})(?:[T ,]+(\S.*))?$/u;
const MONTH_FIRST =
  /^(\p{L}{3,10})\.?[-/. ]+(\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\d{4}|\d{2})(?:[T ,]+(\S.*))?$/u;
const YEAR_FIRST = /^(\d{4})[-/. ]+(\p{L}{3,10})\.?[-/. ]+(\d{1,2})(?:[T ,]+(\S.*))?$/u;
const CLOCK =
  /^(\d{1,2})(?:[:h](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?|\.(\d{2})\.(\d{2})(?:[.,](\d{1,9}))?)?\s*(?:([ap])\.?\s?m\.?)?\s*(?:Z|(?:UTC|GMT)?\s*[+-]\d{2}(?::?\d{2})?|UTC|GMT|h|hs|hrs)?\s*(?:\(.*\))?$/i;

/** Looks at a cell as a date; null where it is none. Does not yet tell day from month. */
export function dateShape(text: string): DateShape | null {
  if (text.length < 5 || text.length > 64) return null;
  const numeric = NUMERIC.exec(text);
  if (numeric) return numericShape(numeric);
  const code = text.charCodeAt(0);
  if (code >= 48 && code <= 57) {
    const compact = COMPACT.exec(text);
    if (compact && Number(compact[2]) <= 12 && Number(compact[3]) <= 31 && plausible(Number(compact[1]))) {
      const digits = compact[5] ? `${compact[5]}:${compact[6]}:${compact[7] ?? "00"}` : "";
      const clock = (compact[4] ?? digits).replace(/^(\d{2})(\d{2})(\d{2})/, "$1:$2:$3");
      return { form: "ymd", year: compact[1]!, month: Number(compact[2]), day: Number(compact[3]), clock };
    }
    if (/^\d{5,13}(\.\d+)?$/.test(text)) return { form: "number", value: Number(text) };
  }
  return namedShape(text);
}

function numericShape(found: RegExpExecArray): DateShape | null {
  const [, a = "", , b = "", c = "", clock = ""] = found;
  if (a.length === 3 || c.length === 3) return null;
  if (c.length === 1 && a.length < 4) return null;
  if (a.length === 4 || (Number(a) > 31 && c.length === 2))
    return c.length > 2 ? null : { form: "ymd", year: a, month: Number(b), day: Number(c), clock };
  return { form: "open", first: Number(a), second: Number(b), year: c, clock };
}

function namedShape(raw: string): DateShape | null {
  if (!/\p{L}{3}/u.test(raw)) return null;
  const text = raw.replace(/[\u00a0\u202f\u2009]/g, " ");
  // With the day of the week only where it makes no date without: "mar" is Tuesday and March.
  return worded(text) ?? worded(stripWeekday(text));
}

function worded(text: string): DateShape | null {
  const day = DAY_FIRST.exec(text);
  if (day) return named("dmy", day[3]!, day[2]!, day[1]!, day[4]);
  const month = MONTH_FIRST.exec(text);
  if (month) return named("mdy", month[3]!, month[1]!, month[2]!, month[4]);
  const year = YEAR_FIRST.exec(text);
  if (year) return named("ymd", year[1]!, year[2]!, year[3]!, year[4]);
  const spelled = /^(\p{L}{3}) (\d{1,2}) (\d{2}:\d{2}:\d{2}) (?:[A-Z]{3,4} )?(\d{4})$/u.exec(text);
  return spelled ? named("mdy", spelled[4]!, spelled[1]!, spelled[2]!, spelled[3]) : null;
}

function named(
  form: "ymd" | "dmy" | "mdy",
  year: string,
  word: string,
  day: string,
  clock = "",
): DateShape | null {
  const month = monthNumber(word);
  return month === null ? null : { form, year, month, day: Number(day), clock };
}

/**
 * Reads a date by the column's plan into its wall clock `YYYY-MM-DDTHH:MM:SS.mmm`: an offset is not applied, the shop's
 * own day is what counts. `invalid`: no such day; `out_of_range`: a year outside 1900–2100.
 */
export function readDate(text: string, plan: DatePlan): string | DateProblem {
  const shape = dateShape(text);
  if (shape === null) return "invalid";
  if (shape.form === "number") return fromNumber(shape.value, plan);
  let { year } = shape;
  let month: number;
  let day: number;
  if (shape.form === "open") {
    month = plan.order === "dmy" ? shape.second : shape.first;
    day = plan.order === "dmy" ? shape.first : shape.second;
  } else ({ month, day, year } = shape);
  const fullYear = wholeYear(year, plan.thisYear);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(fullYear, month)) return "invalid";
  if (!plausible(fullYear)) return "out_of_range";
  const clock = shape.clock === "" ? "00:00:00.000" : readClock(shape.clock);
  return clock === null ? "invalid" : `${pad(fullYear, 4)}-${pad(month, 2)}-${pad(day, 2)}T${clock}`;
}

/** Reads `8:26`, `08:26:00.5`, `8:26 p. m.` … into `HH:MM:SS.mmm`; null where it is no time of day. */
export function readClock(text: string): string | null {
  if (text.length > 64) return null;
  const found = CLOCK.exec(/[^\x20-\x7e]/.test(text) ? text.replace(/\s/g, " ") : text);
  // Oracle writes 08.26.00; 20.50 alone is a price, so that dots count only with seconds.
  const half = found?.[8]?.toLowerCase();
  if (!found || ((found[2] ?? found[5]) === undefined && half === undefined)) return null;
  let hour = Number(found[1]);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === "p" ? 12 : 0);
  }
  const [minute, second] = [Number(found[2] ?? found[5] ?? 0), Number(found[3] ?? found[6] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const fraction = (found[4] ?? found[7] ?? "").padEnd(3, "0").slice(0, 3);
  return `${pad(hour, 2)}:${pad(minute, 2)}:${pad(second, 2)}.${fraction}`;
}

/** Whether a number can be Excel's day (1954–2119), seconds or milliseconds since 1970 (1979–2100). */
export function numberKind(value: number): "serial" | "epoch_s" | "epoch_ms" | null {
  if (value >= 20_000 && value < 80_000) return "serial";
  if (value >= 3e8 && value < 4.1e9) return "epoch_s";
  if (value >= 3e11 && value < 4.1e12) return "epoch_ms";
  return null;
}

function fromNumber(value: number, plan: DatePlan): string | DateProblem {
  if (plan.kind === "calendar" || numberKind(value) !== plan.kind) return "invalid";
  // 25,569 days lie between Excel's day zero (1899-12-30, as it counts from March 1900 on) and 1970-01-01.
  const scale = { serial: 86_400_000, epoch_s: 1_000, epoch_ms: 1 }[plan.kind];
  const ms = Math.round((plan.kind === "serial" ? value - 25_569 : value) * scale);
  return new Date(ms).toISOString().slice(0, 23);
}

/** Two-digit years slide: up to next year they are of this century, else of the last. */
function wholeYear(year: string, thisYear: number): number {
  const value = Number(year);
  if (year.length > 2) return value;
  return value + 2000 <= thisYear + 1 ? value + 2000 : value + 1900;
}

function plausible(year: number): boolean {
  return year >= YEAR_MIN && year <= YEAR_MAX;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
