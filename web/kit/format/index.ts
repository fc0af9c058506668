import type { Language } from "#platform/words";
import { localeOf } from "./locale.ts";

export { localeOf } from "./locale.ts";
export { times } from "./times.ts";
export type { Times } from "./times.ts";

/** How one language writes numbers, money and dates. Every function takes what the wire carries. */
export type Formats = {
  /** `4372` → `4.372`. */
  readonly count: (n: number) => string;
  /** The parameters of a text that counts: `n` written out, `count` choosing singular or plural. */
  readonly counted: (n: number) => { readonly n: string; readonly count: number };
  /** A number with at most two decimals: thresholds, factors. */
  readonly number: (n: number) => string;
  /** 0–1 → `23 %`; one decimal below 10 %; an em dash where there is no whole to take a share of. */
  readonly share: (x: number | null) => string;
  /** An exact decimal with its currency, rounded for display to that currency's digits, two at most. */
  readonly money: (decimal: string) => string;
  /** The same, short enough for a headline: `8,3 M €`. */
  readonly moneyShort: (decimal: string | number) => string;
  /** How big a file is, as file managers say it: `1,4 MB`. Thousands, not 1,024s: what the words mean by now. */
  readonly bytes: (n: number) => string;
  /** `2011-12-09` → `9 de diciembre de 2011`. */
  readonly date: (day: string) => string;
  /** `2011-12` → `diciembre de 2011`. */
  readonly month: (month: string) => string;
  /** `2011-12` → `dic 2011`, for axes. */
  readonly monthShort: (month: string) => string;
};

/** Makes the formats of a language; `currency` is ISO 4217, or null where the amounts' currency is unknown. */
export function formats(language: Language, currency: string | null): Formats {
  const locale = localeOf(language);
  const grouped = { useGrouping: "always" } as const;
  const count = new Intl.NumberFormat(locale, { ...grouped, maximumFractionDigits: 0 });
  const number = new Intl.NumberFormat(locale, { ...grouped, maximumFractionDigits: 2 });
  const money = moneyFormat(locale, currency);
  return {
    count: (n) => count.format(n),
    // 2 stands for every plural: the plural rules of Spanish know a third form, "un millón de …", that no text here has.
    counted: (n) => ({ n: count.format(n), count: n === 1 ? 1 : 2 }),
    number: (n) => number.format(n),
    share: shareFormat(locale),
    money: (decimal) => money.format(decimal as Intl.StringNumericLiteral),
    moneyShort: moneyShortFormat(locale, currency),
    bytes: bytesFormat(locale),
    ...dateFormats(locale),
  };
}

function currencyStyle(currency: string | null): Intl.NumberFormatOptions {
  return currency ? { style: "currency", currency } : {};
}

function moneyFormat(locale: string, currency: string | null): Intl.NumberFormat {
  const style = { useGrouping: "always", ...currencyStyle(currency) } as const;
  const own = currency
    ? (new Intl.NumberFormat(locale, style).resolvedOptions().maximumFractionDigits ?? 2)
    : 2;
  const digits = Math.min(2, own);
  return new Intl.NumberFormat(locale, {
    ...style,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** Exact cents below a hundred, whole units below a hundred thousand, then three digits and a word. */
function moneyShortFormat(locale: string, currency: string | null): (decimal: string | number) => string {
  const style = { useGrouping: "always", ...currencyStyle(currency) } as const;
  const cents = moneyFormat(locale, currency);
  const units = new Intl.NumberFormat(locale, {
    ...style,
    maximumFractionDigits: 0,
    minimumFractionDigits: 0,
  });
  const short = new Intl.NumberFormat(locale, { ...style, notation: "compact", maximumSignificantDigits: 3 });
  return (decimal) => {
    const size = Math.abs(Number(decimal));
    if (size < 100 && !Number.isInteger(size)) return cents.format(Number(decimal));
    return (size < 100_000 ? units : short).format(Number(decimal));
  };
}

function shareFormat(locale: string): (x: number | null) => string {
  const [whole, fine] = [0, 1].map(
    (digits) =>
      new Intl.NumberFormat(locale, {
        style: "percent",
        useGrouping: "always",
        maximumFractionDigits: digits,
      }),
  ) as [Intl.NumberFormat, Intl.NumberFormat];
  return (x) => {
    if (x === null) return "—";
    // Something is not nothing: 3 of 20,000 customers read "<0,1 %", never "0 %".
    if (x !== 0 && Math.abs(x) < 0.0005) return x < 0 ? `≈${whole.format(0)}` : `<${fine.format(0.001)}`;
    if (x > 0.9995 && x < 1) return `>${fine.format(0.999)}`;
    return Math.abs(x) < 0.0995 || (Math.abs(x) > 0.9949 && Math.abs(x) < 1)
      ? fine.format(x)
      : whole.format(x);
  };
}

const sizes = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

function bytesFormat(locale: string): (n: number) => string {
  const formats = sizes.map(
    (unit) =>
      new Intl.NumberFormat(locale, {
        style: "unit",
        unit,
        maximumSignificantDigits: 3,
        useGrouping: "always",
      }),
  );
  return (n) => {
    const step = Math.min(sizes.length - 1, n < 1 ? 0 : Math.floor(Math.log10(n) / 3));
    return formats[step]?.format(n / 1000 ** step) ?? "";
  };
}

function dateFormats(locale: string): Pick<Formats, "date" | "month" | "monthShort"> {
  const utc = { timeZone: "UTC" } as const;
  const day = new Intl.DateTimeFormat(locale, { ...utc, dateStyle: "long" });
  const month = new Intl.DateTimeFormat(locale, { ...utc, month: "long", year: "numeric" });
  const short = new Intl.DateTimeFormat(locale, { ...utc, month: "short", year: "numeric" });
  return {
    date: (one) => day.format(new Date(`${one}T00:00:00Z`)),
    month: (one) => month.format(new Date(`${one}-01T00:00:00Z`)),
    monthShort: (one) => short.format(new Date(`${one}-01T00:00:00Z`)),
  };
}
