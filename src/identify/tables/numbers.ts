import { currencyOf } from "./currency.ts";

/** How the numbers of a column are written. */
export type NumberStyle = { decimal: "." | ","; thousands: "." | "," | " " | "'" | null };

export type NumberProblem = "missing" | "invalid" | "out_of_range";

/** A number's sign and digits before its separators are understood. */
type Bare = { negative: boolean; body: string; exponent: number; currency: string | null };

/** |x| below 10^14 and at most 12 decimals: what numeric(18,4) and an honest till can hold. */
const WHOLE_DIGITS_MAX = 14;
const DECIMALS_MAX = 12;
/** From this many significant digits on, a long fraction is the tail of a binary float (15.299999999999999). */
const FLOAT_DIGITS = 15;
/** Beyond it an exponent is an attack or a slip, and expanding it would cost memory. */
const EXPONENT_MAX = 30;

/** No number is longer, and the patterns below are not made for a megabyte of blanks. */
const LENGTH_MAX = 64;

const SIMPLE = /^-?\d{1,14}(?:\.\d{1,12})?$/;
const BODY = /^(?:\d[\d., ']*|[.,]\d+)$/;
const BEFORE = /^([^\d.,+\-()\s'=@]{1,4}\.?)\s*(?=[\d.,+\-(])/u;
const AFTER = /(?<=[\d.,)\s])\s*([^\d.,+\-()\s'=@]{1,5}\.?)$/u;

/** Takes sign, brackets, currency and exponent off a cell; null where no number is left. */
export function bareNumber(text: string): Bare | null {
  if (text.length > LENGTH_MAX) return null;
  let rest = text;
  let negative = false;
  let currency: string | null = null;
  for (let round = 0; round < 4; round += 1) {
    const before = rest;
    const bracketed = /^\((.*)\)$/.exec(rest);
    if (bracketed) [rest, negative] = [bracketed[1]!.trim(), true];
    const sign = /^([-+−–])\s*(?=[^-+−–\s])/.exec(rest);
    if (sign) {
      if (sign[1] !== "+") negative = true;
      rest = rest.slice(sign[0].length);
    }
    if (/\d\s?[-−]$/.test(rest)) [rest, negative] = [rest.slice(0, -1).trim(), true];
    const token = BEFORE.exec(rest) ?? AFTER.exec(rest);
    if (token) {
      const code = currencyOf(token[1]!);
      if (code === undefined) return null;
      currency ??= code;
      rest = rest.replace(token[0], "").trim();
    }
    if (rest === before) break;
  }
  const power = /^(.*\d)[eE]([+-]?\d{1,4})$/.exec(rest);
  const body = (power ? power[1]! : rest).replace(/[\u00a0\u2007\u2009\u202f]/g, " ").replace(/[’´`]/g, "'");
  return BODY.test(body) ? { negative, body, exponent: power ? Number(power[2]) : 0, currency } : null;
}

/**
 * Reads a cleaned cell by the column's style into a canonical decimal: `-12.5`, no zeros at either end, no `-0`.
 * `out_of_range`: |x| ≥ 10^14, more than 12 decimals, or an absurd exponent.
 */
export function readNumber(text: string, style: NumberStyle): string | NumberProblem {
  if (style.decimal === "." && SIMPLE.test(text)) return canonical(text);
  if (/^[-+]?(inf|infinity|∞)$/i.test(text)) return "out_of_range";
  const bare = bareNumber(text);
  if (bare === null) return "invalid";
  const parts = bare.body.split(style.decimal);
  if (parts.length > 2) return "invalid";
  const whole = ungrouped(parts[0]!, style.thousands);
  const fraction = parts[1] ?? "";
  if (whole === null || !/^\d*$/.test(fraction) || whole + fraction === "") return "invalid";
  if (Math.abs(bare.exponent) > EXPONENT_MAX) return "out_of_range";
  return bounded(bare.negative, whole, fraction, bare.exponent);
}

/** The sum of digits without their thousands' separators, or null where the groups are no groups. */
function ungrouped(whole: string, thousands: NumberStyle["thousands"]): string | null {
  if (/^\d*$/.test(whole)) return whole;
  // Blanks and apostrophes mean nothing but groups, whatever else the column does. India groups by two before the last three.
  for (const mark of new Set([thousands, " ", "'"])) {
    if (mark === null || !whole.includes(mark)) continue;
    const groups = whole.split(mark);
    const last = groups.length - 1;
    const good = groups.every(
      (group, i) => /^\d+$/.test(group) && (i === last ? group.length === 3 : group.length <= 3),
    );
    return good && groups.slice(1, -1).every((group) => group.length >= 2) ? groups.join("") : null;
  }
  return null;
}

function bounded(
  negative: boolean,
  whole: string,
  fraction: string,
  exponent: number,
): string | NumberProblem {
  const digits = whole + fraction;
  const point = whole.length + exponent;
  const left = (point > 0 ? digits.slice(0, point).padEnd(point, "0") : "").replace(/^0+/, "");
  const right = (point >= 0 ? digits.slice(point) : "0".repeat(-point) + digits).replace(/0+$/, "");
  if (left.length > WHOLE_DIGITS_MAX) return "out_of_range";
  if (right.length > DECIMALS_MAX) {
    const significant = (left + right).replace(/^0+/, "").length;
    if (significant < FLOAT_DIGITS) return "out_of_range";
    return canonical(rounded(`${negative ? "-" : ""}${left || "0"}`, right));
  }
  return canonical(`${negative ? "-" : ""}${left || "0"}${right ? `.${right}` : ""}`);
}

/** A float's tail rounded half up at the last decimal kept. */
function rounded(whole: string, fraction: string): string {
  const kept = BigInt(whole.replace("-", "") + fraction.slice(0, DECIMALS_MAX));
  const up = fraction.charCodeAt(DECIMALS_MAX) >= 53 ? 1n : 0n;
  const digits = String(kept + up).padStart(DECIMALS_MAX + 1, "0");
  return `${whole.startsWith("-") ? "-" : ""}${digits.slice(0, -DECIMALS_MAX)}.${digits.slice(-DECIMALS_MAX)}`;
}

/** Takes needless zeros off a decimal with a point. */
function canonical(text: string): string {
  const negative = text.startsWith("-");
  let start = negative ? 1 : 0;
  let end = text.length;
  if (text.includes(".")) {
    while (text.charCodeAt(end - 1) === 48) end -= 1;
    if (text.charCodeAt(end - 1) === 46) end -= 1;
  }
  while (start < end - 1 && text.charCodeAt(start) === 48 && text.charCodeAt(start + 1) !== 46) start += 1;
  const body = text.slice(start, end);
  return negative && body !== "0" ? `-${body}` : body;
}

/** The exact product of two canonical decimals. */
export function times(a: string, b: string): string {
  const [x, xDecimals] = scaled(a);
  const [y, yDecimals] = scaled(b);
  const decimals = xDecimals + yDecimals;
  // Below 2^53 a product of whole numbers is exact, and 4 × faster than BigInt; most rows of a shop are.
  const small = Math.abs(Number(x) * Number(y)) < Number.MAX_SAFE_INTEGER;
  const product = small ? String(Number(x) * Number(y)) : String(BigInt(x) * BigInt(y));
  if (decimals === 0) return product === "-0" ? "0" : product;
  const sign = product.startsWith("-") ? "-" : "";
  const digits = product.slice(sign.length).padStart(decimals + 1, "0");
  return canonical(`${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`);
}

function scaled(text: string): [digits: string, decimals: number] {
  const point = text.indexOf(".");
  return point < 0 ? [text, 0] : [text.slice(0, point) + text.slice(point + 1), text.length - point - 1];
}

/** A canonical decimal with the other sign. */
export function negated(text: string): string {
  return text.startsWith("-") ? text.slice(1) : text === "0" ? text : `-${text}`;
}

/** True where a canonical decimal is too large for the record. */
export function tooLarge(text: string): boolean {
  const point = text.indexOf(".");
  return (point < 0 ? text.length : point) - (text.startsWith("-") ? 1 : 0) > WHOLE_DIGITS_MAX;
}
