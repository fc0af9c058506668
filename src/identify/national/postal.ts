import { type Refusal, refuse } from "#platform/refusals";
import { provinces } from "./provinces.ts";

/** A postal code as it is compared, and the province that it says, where it says one. */
export type PostalCode = { readonly value: string; readonly province: string | null };

type Rule = { readonly read: (code: string) => string | null; readonly example: string };

/** `most` digits, of which a spreadsheet may have dropped the leading zeros down to `least`. */
function digits(most: number, least: number, within: (code: string) => boolean = () => true): Rule["read"] {
  return (code) => {
    const only = code.replace(/[\s.-]/g, "");
    if (!/^\d+$/.test(only) || only.length > most || only.length < least) return null;
    const full = only.padStart(most, "0");
    return within(full) ? full : null;
  };
}

/** The postal codes of the countries that are checked. */
const rules: Readonly<Record<string, Rule>> = {
  ES: { read: digits(5, 4, (code) => Object.hasOwn(provinces, code.slice(0, 2))), example: "08001" },
  MX: { read: digits(5, 4, (code) => code >= "01000"), example: "06700" },
  CO: { read: digits(6, 5, (code) => code >= "050000"), example: "110111" },
  PE: { read: digits(5, 4, (code) => code >= "01000" && code < "26000"), example: "15074" },
  CL: { read: digits(7, 7, (code) => code >= "1000000"), example: "8320000" },
  BR: { read: cep, example: "01310-100" },
  PT: { read: portuguese, example: "1000-001" },
  AR: { read: argentine, example: "C1425CLA, 1425" },
};

/**
 * Reads a postal code of `country` (ISO 3166): leading zeros that a spreadsheet dropped are put back (8001 → 08001 in
 * Spain). Codes of countries that are not checked here are kept as they are written, in capitals.
 * Refusal: national.postal_code_invalid, with an example.
 */
export function readPostalCode(raw: string, country: string | null): PostalCode | Refusal {
  const code = raw
    .normalize("NFKC")
    .trim()
    .replace(/^'/, "")
    .replace(/\.0+$/, "")
    .replace(/\s+/g, " ")
    .toUpperCase();
  const rule = country && Object.hasOwn(rules, country) ? rules[country] : undefined;
  const value = rule ? rule.read(code) : /^[A-Z0-9][A-Z0-9 -]{0,15}$/.test(code) ? code : null;
  if (value === null)
    return refuse("national.postal_code_invalid", {
      country: country ?? "",
      example: rule?.example ?? "12345",
    });
  return { value, province: country === "ES" ? (provinces[value.slice(0, 2)] ?? null) : null };
}

/** Whether the postal codes of a country are checked. */
export function knowsPostalCodes(country: string | null): boolean {
  return country !== null && Object.hasOwn(rules, country);
}

function cep(code: string): string | null {
  const eight = digits(8, 7, (one) => one >= "01000000")(code);
  return eight && `${eight.slice(0, 5)}-${eight.slice(5)}`;
}

function portuguese(code: string): string | null {
  const [, area, street] = /^([1-9]\d{3})[\s-]?(\d{3})$/.exec(code) ?? [];
  if (area) return `${area}-${street}`;
  return /^[1-9]\d{3}$/.test(code) ? code : null;
}

/** CPA (a province's letter, the old four digits, three letters of the block) or the old four digits. */
function argentine(code: string): string | null {
  const only = code.replace(/[\s-]/g, "");
  return /^([A-HJ-NP-Z][1-9]\d{3}[A-Z]{3}|[A-HJ-NP-Z]?[1-9]\d{3})$/.test(only) ? only : null;
}
