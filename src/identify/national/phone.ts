import parsePhone, { isSupportedCountry, type PhoneNumber } from "libphonenumber-js/max";
import { type Refusal, refuse } from "#platform/refusals";

/** A telephone number as it was understood. */
export type Phone = {
  /** As it is compared: one value for every spelling of one number. Digits as they came where no plan knows the number. */
  readonly value: string;
  /** As it is dialled and written to: E.164. The same as `value`, except for Argentina's mobiles (see `alike`). */
  readonly dialled: string;
  /** As it is shown: +34 600 11 22 33. */
  readonly display: string;
  /** ISO 3166, null where no numbering plan knows the number. */
  readonly country: string | null;
  /** Whether a numbering plan knows the number; otherwise it is kept, and nothing more is said of it. */
  readonly sure: boolean;
};

/**
 * Reads a telephone number however it was written. `country` is that of numbers written without one (ISO 3166).
 *
 * Whatever could be a number is kept, also where no plan knows it: then as its digits, `sure: false`. Refusals, each with
 * what to do: national.phone_several, phone_rounded (a spreadsheet's 5.2E+11), phone_letters, phone_short, phone_long.
 */
export function readPhone(
  raw: string,
  { country = null }: { country?: string | null } = {},
): Phone | Refusal {
  const text = cleaned(raw);
  const known = text === null ? null : knownNumber(text, country);
  if (known) return known;
  const digits = plainDigits(text ?? raw);
  if (text === null || digits === null) return refuse(whatIsWrong(text ?? raw));
  return { value: digits, dialled: digits, display: digits, country: null, sure: false };
}

/** A number as it is shown, null where no plan knows it, or where it is another than the one compared as `value`. */
export function displayPhone(said: string, value?: string): string | null {
  const read = readPhone(said);
  if ("refused" in read || !read.sure) return null;
  return value === undefined || read.value === value ? read.display : null;
}

/** Digits, with a + where the country is said (a leading 00 says it too); null where it cannot be a number. */
function plainDigits(text: string): string | null {
  const value = text.replace(/[\s().\-/\u2010-\u2015]/g, "").replace(/^00/, "+");
  return /^(\+[1-9]\d{5,14}|\d{4,15})$/.test(value) ? value : null;
}

/** Without what programs add to a number; null where a spreadsheet has rounded it away. */
function cleaned(raw: string): string | null {
  const text = raw
    .normalize("NFKC")
    .replace(/[\p{Cf}\p{Cc}]/gu, "")
    .trim()
    .replace(/^(tel|whatsapp|phone|sms|callto)\s*:\s*/i, "")
    .replace(/^'/, "")
    .replace(/^(\d{4,})\.0+$/, "$1")
    // Brazil writes the carrier's place as xx: 0xx11 98765-4321.
    .replace(/^\(?0\s?xx\s?(?=\(?\d)/i, "");
  const power = /^(\d)(?:[.,](\d+))?E\+?(\d{1,2})$/i.exec(text);
  if (!power) return text;
  const [, first = "", rest = "", exponent = ""] = power;
  return rest.length === Number(exponent) ? first + rest : null;
}

function knownNumber(text: string, country: string | null): Phone | null {
  const usual = country && isSupportedCountry(country) ? { defaultCountry: country } : {};
  const parsed = parsePhone(text.replace(/^00(?=[1-9])/, "+"), { ...usual, extract: false });
  const number = parsed && alike(parsed);
  if (!parsed || !number?.isValid()) return null;
  const extension = parsed.ext ? `;ext=${parsed.ext}` : "";
  const dialled = number.number + extension;
  const value = dialled.replace(/^\+549(?=\d{10}(;|$))/, "+54");
  if (parsed.ext) number.setExt(parsed.ext);
  const display = number.formatInternational();
  return { value, dialled, display, country: number.country ?? null, sure: true };
}

/**
 * Spellings of one number that numbering plans know as several, or no more:
 *
 * - Mexico: since 3 August 2019 everybody has ten digits (IFT, Plan Técnico Fundamental de Numeración); before, mobiles
 *   were written +52 1 …, 044 … or 045 … and long distance 01 ….
 * - Brazil: every mobile got a ninth digit, a 9 in front, between 2012 and November 2016 (Anatel, Resolução 553/2010).
 *   Eight-digit mobiles began with 6 to 9; one that is still valid with eight stays.
 * - Argentina: fixed and mobile numbers share each area's range, so its ten digits are one subscriber however they are
 *   reached: 0 11 15 … at home, +54 9 11 … in a call from abroad, +54 11 … in a text message. libphonenumber reads the
 *   15; the 9 is kept for dialling and left out where numbers are compared.
 */
function alike(parsed: PhoneNumber): PhoneNumber {
  const national: string = parsed.nationalNumber;
  if (parsed.countryCallingCode === "52") {
    const ten = /^(?:1|01|044|045)(\d{10})$/.exec(national)?.[1];
    return (ten && parsePhone(`+52${ten}`)) || parsed;
  }
  if (parsed.countryCallingCode === "55" && !parsed.isValid()) {
    const [, area, eight] = /^([1-9]\d)([6-9]\d{7})$/.exec(national) ?? [];
    return (area && parsePhone(`+55${area}9${eight}`)) || parsed;
  }
  return parsed;
}

function whatIsWrong(text: string): string {
  const digits = text.replace(/\D/g, "").length;
  if (/^\d([.,]\d+)?E\+?\d+$/i.test(text.trim())) return "national.phone_rounded";
  if (/\d{6,}([/;,|]|o|y|e|ou|or|and)\+?\d{6,}/i.test(text.replace(/[\s.()-]/g, "")))
    return "national.phone_several";
  if (/\p{L}/u.test(text)) return "national.phone_letters";
  return digits < 7 ? "national.phone_short" : "national.phone_long";
}
