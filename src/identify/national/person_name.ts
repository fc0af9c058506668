import { givenNames } from "./given_names.ts";

/** A full name taken apart. A suggestion: the full name is what stands, and is never replaced by its parts. */
export type NameParts = {
  readonly firstName: string;
  /** The first surname as it is written; in Portuguese it is the mother's, and the last one is used alone. */
  readonly lastName: string | null;
  readonly secondLastName: string | null;
  /** Whether there is no other way to read it; a comma, or names whose place is beyond doubt. */
  readonly sure: boolean;
};

const particles = new Set([
  "de",
  "del",
  "la",
  "las",
  "los",
  "da",
  "das",
  "do",
  "dos",
  "di",
  "san",
  "santa",
  "van",
  "von",
  "der",
  "den",
  "le",
]);
const joins = new Set(["y", "e", "i"]);
const company =
  /(^|[\s,.])(s\.?l\.?u?|s\.?a\.?u?|s\.?a\.?s|s\.? de r\.?l\.?.*|ltda|spa|eirl|inc|llc|gmbh|s\.?c|c\.?b|coop|asociaci[óo]n|fundaci[óo]n)\.?$/i;

/**
 * Takes a full name apart in the order of Spain, Latin America, Portugal and Brazil: given names, first surname, second
 * surname, particles with the surname that they belong to (`de la Cruz`, `dos Santos`, `Ortega y Gasset`). `García López,
 * Ana` is read by its comma. Null where there is nothing to take apart: one word, or a company. Elsewhere people have one
 * surname.
 */
export function splitName(
  full: string,
  { country = null }: { country?: string | null } = {},
): NameParts | null {
  const name = full.replace(/\s+/g, " ").trim();
  if (name === "" || company.test(name) || /\d|@/.test(name)) return null;
  const [before = "", after, more] = name.split(/\s*,\s*/);
  if (more !== undefined) return null;
  if (after) return withComma(units(before, true), after, country);
  const parts = units(name);
  if (parts.length < 2) return null;
  if (country !== null && !twoSurnames.has(country)) return oneSurname(parts);
  return inOrder(parts);
}

/** Where people bear two surnames. */
const twoSurnames = new Set(
  "ES PT BR MX AR BO CL CO CR CU DO EC GQ GT HN NI PA PE PR PY SV UY VE AO MZ CV".split(" "),
);

function withComma(surnames: readonly string[], given: string, country: string | null): NameParts {
  const two = country === null || twoSurnames.has(country);
  const [first = "", ...others] = two ? surnames : [surnames.join(" ")];
  return {
    firstName: given,
    lastName: first,
    secondLastName: others.join(" ") || null,
    sure: others.length < 2,
  };
}

function oneSurname(parts: readonly string[]): NameParts {
  return {
    firstName: parts.slice(0, -1).join(" "),
    lastName: parts.at(-1) ?? null,
    secondLastName: null,
    sure: parts.length === 2,
  };
}

function inOrder(parts: readonly string[]): NameParts {
  const isGiven = (at: number) => givenNames.has(plain(parts[at] ?? ""));
  // Two given names are usual where the second is one that people bear second; a surname must be left.
  const most = Math.max(1, parts.length - 1);
  let given = 1;
  while (given < most && given < 3 && isGiven(given)) given += 1;
  // Five and more: whoever has four surnames also has two given names, so the last two are the surnames.
  if (parts.length - given > 2) given = parts.length - 2;
  const [first = null, second = null] = parts.slice(given);
  const doubtful = parts.slice(given).some((_, at) => isGiven(given + at)) || !isGiven(0);
  const plainCase = parts.length - given === 2 && given <= 2;
  return {
    firstName: parts.slice(0, given).join(" "),
    lastName: first,
    secondLastName: second,
    sure: plainCase && !doubtful && (given === 1 || isGiven(1)),
  };
}

/** The words of a name, particles joined to what they belong to (a first one only where no given name leads); `María de los Ángeles` and `María del Carmen` are one. */
function units(name: string, surnamesOnly = false): string[] {
  const found: string[] = [];
  let pending = "";
  let joining = false;
  for (const word of name.split(" ")) {
    const low = word.toLowerCase();
    if (joins.has(low) && found.length > 1 && pending === "") {
      pending = `${found.pop()} ${word} `;
      joining = true;
    } else if (particles.has(low) && (found.length > 0 || pending !== "" || surnamesOnly))
      pending += `${word} `;
    else {
      const unit = pending + word;
      const devotion =
        found.length === 1 && !joining && /^(de|del) /i.test(unit) && devotions.has(plain(word));
      if (devotion && plain(found[0] ?? "") === "maria") found[0] = `${found[0]} ${unit}`;
      else found.push(unit);
      pending = "";
      joining = false;
    }
  }
  if (pending) found.push(pending.trim());
  return found;
}

/** What María is called after. */
const devotions = new Set(
  "carmen pilar mar rosario angeles dolores rocio sol luz nieves mercedes cielo jesus milagros remedios".split(
    " ",
  ),
);

function plain(word: string): string {
  return word
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
}
