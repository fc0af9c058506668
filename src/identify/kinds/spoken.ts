import { plain } from "#identify/tables";

/** Names of countries and languages in the languages of our users' files, in plain form → code. */
function namesIn(type: "region" | "language", codes: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const locale of ["es", "en", "pt"]) {
    const names = new Intl.DisplayNames(locale, { type, fallback: "none" });
    for (const code of codes) {
      const name = names.of(code);
      if (name !== undefined) found.set(plain(name), code);
    }
  }
  return found;
}

const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
const pairs = letters.flatMap((first) => letters.map((second) => first + second));
let countries: ReadonlyMap<string, string> | undefined;
let languages: ReadonlyMap<string, string> | undefined;
/** What people write besides. */
const usual: Readonly<Record<string, string>> = {
  usa: "US",
  eeuu: "US",
  "ee uu": "US",
  uk: "GB",
  mejico: "MX",
};

/** A country's name or code as its code; what is neither as it stands. */
export function countryOf(said: string): string {
  if (/^[A-Za-z]{2}$/.test(said)) return said.toUpperCase();
  countries ??= namesIn("region", pairs);
  return usual[plain(said)] ?? countries.get(plain(said)) ?? said;
}

/** A language's name or tag as its tag; what is neither as it stands. */
export function languageOf(said: string): string {
  languages ??= namesIn(
    "language",
    pairs.map((code) => code.toLowerCase()),
  );
  return languages.get(plain(said)) ?? said.replace("_", "-");
}

const genders: Readonly<Record<string, string>> = {
  f: "female",
  female: "female",
  femenino: "female",
  mujer: "female",
  woman: "female",
  m: "male",
  h: "male",
  male: "male",
  masculino: "male",
  hombre: "male",
  varon: "male",
  man: "male",
  x: "other",
  o: "other",
  other: "other",
  otro: "other",
  otra: "other",
};

/** A gender as the record names it; what is none of its words as it stands. */
export function genderOf(said: string): string {
  return genders[plain(said)] ?? said;
}
